package unmask.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Set up in somebody's browser before any page is opened: notices whatever runs there that is not ours, in every frame. */
final class Trap {
    private static final String HOOKS = """
            (() => {
              const ran = how => { if (window.trapped) window.trapped(how); };
              for (const name of ['alert', 'prompt', 'confirm', 'print', 'xss', 'log', 'javascript']) {
                window[name] = () => { ran(name); };
              }
            })()""";

    /** Touches everything on the page in every way, as its reader might. */
    private static final String TOUCH = """
            async () => {
              const events = ['load', 'error', 'focus', 'focusin', 'blur', 'mouseover', 'mouseenter', 'mousemove', 'mousedown', 'pointerenter', 'pointerover', 'toggle', 'beforetoggle',
                'animationstart', 'transitionend', 'wheel', 'copy', 'contextmenu', 'dblclick', 'keydown', 'scroll', 'dragstart', 'start', 'begin', 'end', 'pageshow'];
              const all = [document.body, ...document.querySelectorAll('body *')].filter(Boolean);
              const loud = all.filter(one => [...one.attributes].some(attribute => /^on/i.test(attribute.name)));
              for (const one of loud) for (const type of [...events, 'click', 'input', 'change', 'submit']) one.dispatchEvent(new Event(type));
              for (const one of all) {
                const leads = ['href', 'xlink:href', 'formaction', 'action'].some(name => /^[\\s\\u0000-\\u001f]*j[\\s]*a[\\s]*v/i.test(one.getAttribute(name) || ''));
                if (leads && one.tagName !== 'FORM') one.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
              }
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            }""";

    /** What could run on a page of ours, if something touched it. */
    private static final String LOOK = """
            () => [...document.querySelectorAll('*')].flatMap(one => [
              ...[...one.attributes].filter(attribute => /^on|^style$|^srcdoc$|^formaction$/i.test(attribute.name)).map(attribute => one.tagName + ' has ' + attribute.name),
              ...['href', 'xlink:href', 'src', 'action', 'data', 'poster', 'srcset', 'background'].map(name => [name, one.getAttribute(name)])
                .filter(([name, value]) => value !== null && !/^(https?:|mailto:|[/#?]|$)/i.test(value.trim()))
                .map(([name, value]) => one.tagName + ' ' + name + '=' + value),
              ...(/^(iframe|frame|object|embed|base|style|applet|portal|math|animate|set|foreignobject|template|audio|video)$/i.test(one.tagName) ? ['a ' + one.tagName] : []),
              ...(one.tagName === 'SCRIPT' && !one.src.startsWith(location.origin + '/assets/') ? ['a script of somebody else'] : []),
              ...(one.tagName === 'META' && one.httpEquiv ? ['a META for ' + one.httpEquiv] : []),
              ...(one.tagName === 'LINK' && !one.href.startsWith(location.origin) ? ['a LINK to ' + one.href] : [])])""";

    private final Person person;
    private final List<String> caught = new CopyOnWriteArrayList<>();

    Trap(Person person) {
        this.person = person;
        person.context().exposeBinding("trapped", (source, arguments) -> caught.add(arguments[0] + " on " + source.page().url()));
        person.context().addInitScript(HOOKS);
    }

    Page page() {
        return person.page();
    }

    /** What has run so far. */
    List<String> caught() {
        return caught;
    }

    /** Touches everything on the page that is open now. */
    void touch() {
        page().evaluate(TOUCH);
    }

    /** {@link #touch}, and what stands on the page that should not stand on one of ours. */
    @SuppressWarnings("unchecked")
    List<String> findings() {
        touch();
        var findings = new ArrayList<>((List<String>) page().evaluate(LOOK));
        findings.addAll(caught);
        return findings;
    }
}
