package org.jiezhen.wall;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a screen shows that is not let in: a page of its own without Vaadin, which asks every few seconds whether that
 * has changed and goes in by itself when it has.
 */
final class WallPage {

    /** Why the screen stands outside. */
    enum State {
        /** It may go in: the page reloads. */
        OPEN(200, "", "", "", ""),
        PAIRING(
                200,
                "配对这块屏幕",
                "Pair this screen",
                "请管理员在“大厅看板”里输入这个配对码。",
                "An administrator enters this code on the page Walls."),
        BUSY(
                503,
                "请稍候",
                "One moment",
                "正在等待配对的屏幕太多，稍后自动再试。",
                "Too many screens ask to be paired. This one tries again by itself."),
        REVOKED(403, "本屏已停用", "This screen is switched off", "如需再用，请找管理员。", "Ask an administrator to use it again."),
        ELSEWHERE(
                409,
                "这块屏幕已在别处打开",
                "This wall is shown elsewhere",
                "另一台设备正在使用本屏的凭证。若不是您做的，请告诉管理员。",
                "Another device uses this screen’s token. Tell an administrator if that was not you."),
        OFFLINE(503, "暂时失联", "Out of contact", "恢复后自动继续。", "It goes on by itself.");

        private final int status;
        private final String title;
        private final String titleEn;
        private final String text;
        private final String textEn;

        State(int status, String title, String titleEn, String text, String textEn) {
            this.status = status;
            this.title = title;
            this.titleEn = titleEn;
            this.text = text;
            this.textEn = textEn;
        }
    }

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>接诊</title>
            <link rel="icon" href="icons/house.svg">
            <link rel="stylesheet" href="wall-door/door.css">
            <main data-state="%s">
            <h1>%s <span lang="en">%s</span></h1>
            <p class="code" aria-live="polite">%s</p>
            <p>%s<br><span lang="en">%s</span></p>
            <p class="lost" hidden>正在重连 <span lang="en">Reconnecting</span></p>
            </main>
            <script src="wall-door/door.js"></script>
            """;

    private WallPage() {}

    /** The page itself. */
    static void show(HttpServletResponse response, State state, String code) throws IOException {
        write(
                response,
                state.status,
                "text/html",
                PAGE.formatted(state.name(), state.title, state.titleEn, grouped(code), state.text, state.textEn));
    }

    /** The answer to the page's question how things stand. */
    static void tell(HttpServletResponse response, State state, String code) throws IOException {
        write(
                response,
                200,
                "application/json",
                "{\"state\":\"%s\",\"code\":\"%s\"}".formatted(state.name(), grouped(code)));
    }

    private static String grouped(String code) {
        return code.length() == 6 ? code.substring(0, 3) + " " + code.substring(3) : code;
    }

    private static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().print(body);
    }
}
