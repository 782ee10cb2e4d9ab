package org.jiezhen.shell;

import com.vaadin.flow.component.html.Anchor;

/** A button that leads to another page of the portal, which is not loaded anew for it. */
public final class PageLink extends Anchor {

    /**
     * @param path of the page, without a leading slash
     * @param words the key of what it says
     */
    public PageLink(String path, String words) {
        super(path, "");
        setText(getTranslation(words));
        getElement().setAttribute("router-link", true);
        addClassName("btn");
    }

    /** The same with a drawing before the words. */
    public PageLink(String path, String words, Icon icon) {
        this(path, words);
        addComponentAsFirst(icon.create());
    }

    /** As small as what stands beside it in a heading. */
    public PageLink small() {
        addClassName("s");
        return this;
    }
}
