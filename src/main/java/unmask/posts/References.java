package unmask.posts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import unmask.markdown.Cite;
import unmask.markdown.Citing;
import unmask.markdown.Html;

/** A post's references as the article names and lists them; each name leads to its entry. */
final class References implements Citing {
    private final Bibliography bibliography;

    References(List<Map<String, Object>> references) {
        this.bibliography = Bibliography.of(references);
    }

    List<Problem> problems() {
        return bibliography.problems();
    }

    List<Articles.Reference> entries() {
        return bibliography.entries().stream()
                .map(entry -> new Articles.Reference(elementId(entry.id()), Html.cleaned(entry.html())))
                .toList();
    }

    private static String elementId(String id) {
        return "ref-" + id;
    }

    @Override
    public Optional<Html> inText(List<Cite> cites) {
        return bibliography.inText(cites).map(label -> Html.cleaned(cites.size() == 1 ? linked(label, cites.get(0)) : eachLinked(label, cites)));
    }

    private static String linked(String label, Cite cite) {
        return "<a href=\"#" + elementId(cite.id()) + "\">" + label + "</a>";
    }

    /** The style puts works in an order of its own and may run two of one author together: only what still stands by itself is linked. */
    private String eachLinked(String label, List<Cite> cites) {
        var linked = label;
        for (var cite : cites) {
            var own = bibliography.inText(List.of(cite)).orElseThrow();
            var words = own.replaceAll("^\\(|\\)$", "");
            int at = linked.indexOf(words);
            if (at >= 0 && at == linked.lastIndexOf(words)) {
                linked = linked.substring(0, at) + linked(words, cite) + linked.substring(at + words.length());
            }
        }
        return linked;
    }
}
