package org.jiezhen.live;

import java.lang.reflect.InvocationTargetException;

/** What a live element reports of its person, told to the server's half of it without a browser. */
public final class Presses {

    private Presses() {}

    /** A press on a row, as it reaches the server. */
    public static void press(LiveComponent<?> board, String action, String row) {
        try {
            var act = LiveComponent.class.getDeclaredMethod("act", String.class, String.class, double.class);
            act.setAccessible(true);
            act.invoke(board, action, row, 1.0);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
