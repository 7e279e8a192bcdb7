package unmask.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills in {@code templates/<feature>/<page>.html}. */
public final class Templates {
    private final TemplateEngine engine = new TemplateEngine();

    public Templates(Messages messages) {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(files);
        engine.setMessageResolver(new Sentences(messages));
    }

    /** The whole page, or the fragment when the name is of the form {@code "comments/thread :: list"}. */
    public String fill(String template, Map<String, Object> model) {
        var context = new Context(Locale.ENGLISH, model);
        int fragment = template.indexOf(" :: ");
        return fragment < 0
                ? engine.process(template, context)
                : engine.process(template.substring(0, fragment), Set.of(template.substring(fragment + 4)), context);
    }

    private static final class Sentences extends AbstractMessageResolver {
        private final Messages messages;

        Sentences(Messages messages) {
            this.messages = messages;
        }

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            return messages.say(key, parameters == null ? new Object[0] : parameters);
        }

        @Override
        public String createAbsentMessageRepresentation(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            throw new IllegalArgumentException("There is no message " + key + ".");
        }
    }
}
