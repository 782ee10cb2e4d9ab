package org.jiezhen.live;

/** A browser that shows a board, as the dispatcher sees it. */
public interface Viewer {

    /**
     * Asks the viewer to fetch what is new, by {@link Subscription#take()}, when it next can. Must not wait: a viewer
     * that cannot be reached keeps at most this one request.
     */
    void wake();

    /** Asks the browser to beat now: whether its boards are true has changed. Must not wait either. */
    void nudge();

    /** False once the browser is gone; its subscription is then swept. */
    boolean alive();
}
