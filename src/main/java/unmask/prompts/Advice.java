package unmask.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a colleague would say who reads a prompt before the class does. Each piece is a message, {@code prompts.advice.<word>}, and
 * another that proposes better, {@code prompts.better.<word>}. It is advice: nothing is refused for it, and so it would rather
 * keep quiet than cry wolf.
 *
 * <p>A narrow task that points at the text gets longer and deeper answers than an open one (Bradley et al., 2008); and whoever asks a
 * class for private facts makes some of its members lie or stay away.
 */
public enum Advice {
    /** One word answers it. */
    YES_OR_NO("yes-or-no"),
    /** It does not say what to do. */
    DISCUSS("discuss"),
    /** It asks for an opinion and nothing that others can look at. */
    NO_EVIDENCE("no-evidence"),
    /** It asks members about themselves or their families. */
    PRIVATE_FACTS("private-facts"),
    /** A rumour about the answer would harm somebody, whatever the die said. */
    CONSEQUENCES("consequences"),
    /** In a class of this size its result would most likely not be shown. */
    LIKELY_WITHHELD("likely-withheld");

    private final String word;

    Advice(String word) {
        this.word = word;
    }

    /**
     * What is asked of a class.
     *
     * @param kind      the kind's name, as in a block
     * @param question  the question, as it is typed
     * @param choices   what one may choose; empty where nothing is chosen
     * @param isSeveral whether each person may choose several
     * @param isQuoting whether answers must quote the article
     * @param people    how many students the class has; 0 when nobody knows yet
     */
    public record Asked(String kind, String question, List<String> choices, boolean isSeveral, boolean isQuoting, int people) {
        private boolean is(String... kinds) {
            return List.of(kinds).contains(kind);
        }
    }

    private static Pattern words(String... parts) {
        return Pattern.compile(String.join("|", parts), Pattern.CASE_INSENSITIVE);
    }

    /** A sentence that begins as a question of yes or no does, perhaps after a few words and a comma. */
    private static final Pattern CLOSED = words("(^|[.!?]\\s+|^[^.!?]{0,60},\\s+)(is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|may|might|must|shall|am"
            + "|isn[’']t|aren[’']t|don[’']t|doesn[’']t|shouldn[’']t|wouldn[’']t|can[’']t)\\s[^.!?]*\\?");

    /** Whatever follows it cannot be answered in one word. */
    private static final Pattern OPEN = words("(^|[.!?;:,–—]\\s*|\\b(and|or|but|so|then)\\s+)(in\\s+|for\\s+|to\\s+|at\\s+|under\\s+)?(why|how|what|which|who|whom|whose|where)\\b");

    private static final Pattern TASK = words("(^|[.!?;:,]\\s+|\\b(and|then|or)\\s+)(name|quote|find|give|choose|pick|list|rank|compare|explain|describe|argue|write|show|point|decide|propose|defend|draft"
            + "|rewrite|judge|weigh|imagine|suppose|open|take|read|look)\\b");

    private static final Pattern VAGUE = words("\\bdiscuss\\b", "\\bshare your (\\w+ )?(thoughts?|opinions?|views?|feelings?)\\b", "\\bwhat (do|are) your? (\\w+ )?(think|thoughts?|opinions?|views?)\\b(?!\\s+\\S)",
            "\\bwhat do you think (about|of)\\b[^.!?]*\\?\\s*$", "\\b(your|any) thoughts\\b", "\\bcomment on\\b", "\\breflect on\\b", "\\breact to\\b");

    private static final Pattern EVIDENCE = words("\\b(because|why|reasons?|evidence|quot(e|es|ation)|cit(e|es|ation)|sources?|examples?|sentences?|passages?|paragraphs?|lines?|words?|wording|clues?|prov(e|es|en)|proof"
            + "|facts?|figures?|numbers?|cases?|support(s|ed|ing)?|according to|point (at|to)|show(s|n)?|counter-?example|compare|what would (change|convince))\\b");

    private static final Pattern PRIVATE = words(
            "\\bhave you (yourself )?(ever|been|had|already|lost|sent|posted|shared)\\b", "\\bdid you ever\\b", "\\bwere you ever\\b", "\\b(has|did) (it|this|that|any(body|one)|some(body|one)) ever happen",
            "\\bhappened to you\\b", "\\b(a|the last|the first) time (when |that )?you\\b", "\\bhow often do you\\b", "\\bhow (many|much) [^.?!]{0,40}\\b(do|have|are) you\\b",
            "\\bare you (a |an )?(gay|lesbian|straight|trans|religious|muslim|christian|jewish|ill|sick|pregnant|legal|documented|citizen|poor|rich|depressed)\\b",
            "\\bdo you (have|own|use|take|smoke|drink|vape|suffer|live|pray|believe in god|earn|still)\\b",
            "\\byour (own |real )?(famil(y|ies)|parents?|mother|father|mum|mom|dad|sisters?|brothers?|boyfriend|girlfriend|partner|home|house|address|health|illness(es)?|diagnosis|medication|weight|body"
                    + "|religion|faith|salary|income|grades?|passwords?|passphrase|search history|browsing history|messages|chats?|photos?|location|whereabouts|secrets?|sexuality|immigration)\\b",
            "\\b(tell|share|describe|write about) (us |me )?(about )?(an? |the )?(personal|embarrassing|private|own)\\b", "\\bfrom your own (life|family|experience)\\b");

    /** Here “you” is somebody made up. */
    private static final Pattern SUPPOSED = words("\\b(imagine|suppose|say|pretend|picture)\\b[^.!?]*[.!?]?");

    private static final Pattern GRAVE = words("\\b(cheat(ed|ing)?|plagiari[sz]ed?|stole|stolen|steal|shoplift(ed)?|drugs?|drunk|alcohol|vaped?|smoked?|weed|hack(ed|ing)?|illegal(ly)?|crimes?|arrest(ed)?|hit|beat|abuse[ds]?"
            + "|assault(ed)?|harass(ed)?|bull(y|ied)|sex|sext(ed|ing)?|nudes?|pregnan(t|cy)|abortion|immigra(nt|tion)|visa|undocumented|suicid(e|al)|self-harm|depress(ed|ion)|diagnos(ed|is))\\b");

    private static final Pattern YES = words("^\\s*(yes|no|agree|disagree|for|against|true|false)\\W*$");

    /** Below so many students, a third or more of all possible tallies are withheld; {@code AdviceTest} counts them. */
    private static int fewest(int choices) {
        return switch (choices) {
            case 0, 1, 2 -> 29;
            case 3 -> 17;
            default -> 13;
        };
    }

    /** What to say of a prompt, the weightiest first. */
    public static List<Advice> on(Asked asked) {
        var advice = new ArrayList<Advice>();
        var question = asked.question.strip();
        if (asked.is("confidential") && GRAVE.matcher(question).find()) {
            advice.add(CONSEQUENCES);
        }
        if (!asked.is("confidential", "spot") && PRIVATE.matcher(SUPPOSED.matcher(question).replaceAll("")).find()) {
            advice.add(PRIVATE_FACTS);
        }
        if (isLikelyWithheld(asked)) {
            advice.add(LIKELY_WITHHELD);
        }
        if (isYesOrNo(asked, question)) {
            advice.add(YES_OR_NO);
        }
        if (asked.is("question", "exit") && VAGUE.matcher(question).find()) {
            advice.add(DISCUSS);
        }
        if (asked.is("question") && !asked.isQuoting && !EVIDENCE.matcher(question).find()) {
            advice.add(NO_EVIDENCE);
        }
        return advice;
    }

    private static boolean isYesOrNo(Asked asked, String question) {
        return asked.is("poll") ? asked.choices.size() == 2 && asked.choices.stream().allMatch(choice -> YES.matcher(choice).matches())
                : asked.is("question", "exit") && CLOSED.matcher(question).find() && Stream.of(OPEN, TASK).noneMatch(pattern -> pattern.matcher(question).find());
    }

    private static boolean isLikelyWithheld(Asked asked) {
        if (asked.people == 0) {
            return false;
        }
        return switch (asked.kind) {
            case "poll" -> asked.people < fewest(asked.isSeveral ? 2 : asked.choices.size());
            case "stance" -> asked.people < fewest(Shift.POINTS);
            case "confidential" -> asked.people < Estimate.FEWEST;
            case "spot" -> asked.people < Cells.IN_CLASS.fewest();
            default -> false;
        };
    }

    /** {@return the key of the sentence that says what is amiss} */
    public String key() {
        return "prompts.advice." + word;
    }

    /** {@return the key of the sentence that proposes better} */
    public String better() {
        return "prompts.better." + word;
    }
}
