package org.jiezhen.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** The page for errors outside Vaadin: the number of the status, a sentence, a way back, and no details. */
@Component("error")
class PlainErrorPage implements View {

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>接诊</title>
            <style>
              :root { color-scheme: light dark; }
              body { font: 16px/1.6 sans-serif; color: light-dark(#16201D, #EFF3EE);
                     background: light-dark(#F6F6F2, #0C1311); margin: 15vh 10vw; }
              a { color: light-dark(#0E5F54, #8AD0BD); }
            </style>
            <main>
            <h1>%d</h1>
            <p>这个页面打不开。<br><span lang="en">This page cannot be shown.</span></p>
            <p><a href="/">返回首页 · <span lang="en">Home</span></a></p>
            </main>
            """;

    /** The page for a status. */
    static String of(int status) {
        return PAGE.formatted(status);
    }

    /** The headers that every page of the house has: what fails before the filters have none otherwise. */
    static void guard(HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }

    @Override
    public String getContentType() {
        return MediaType.TEXT_HTML_VALUE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        guard(response);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().print(of(response.getStatus()));
    }
}
