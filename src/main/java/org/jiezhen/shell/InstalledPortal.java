package org.jiezhen.shell;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The portal as something that is installed: its manifest, and a service worker of its own that keeps one page for the day when
 * nobody answers (decision 73). The worker is another one as soon as one of the files of that page is.
 */
@RestController
class InstalledPortal implements IndexHtmlRequestListener {

    /** What the page without contact consists of. */
    private static final List<String> FILES = List.of(
            "away/offline.html",
            "away/offline.css",
            "away/offline.js",
            "away/emergency.js",
            "away/sheet.js",
            "styles/tokens.css",
            "icons/house.svg");

    private static final String RESOURCES = "META-INF/resources/";

    private static final String MANIFEST = """
            {
              "id": "/",
              "name": "接诊 Jiezhen",
              "short_name": "接诊",
              "description": "接待、候诊与交接 · Reception, waiting and hand-over",
              "lang": "zh-CN",
              "start_url": "/",
              "scope": "/",
              "display": "standalone",
              "background_color": "#F6F6F2",
              "theme_color": "#F6F6F2",
              "icons": [
                {"src": "/icons/house-192.png", "sizes": "192x192", "type": "image/png"},
                {"src": "/icons/house-512.png", "sizes": "512x512", "type": "image/png"},
                {"src": "/icons/house-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"}
              ]
            }
            """;

    private final String worker;

    InstalledPortal() {
        var names = FILES.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ", "[", "]"));
        worker = text("away/sw.js").replace("VERSION", version()).replace("FILES_OF_THE_PAGE", names);
    }

    private static String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            FILES.forEach(file -> digest.update(text(file).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(RESOURCES + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/sw.js")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .body(worker);
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<String> manifest() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(new MediaType("application", "manifest+json", StandardCharsets.UTF_8))
                .body(MANIFEST);
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        var head = response.getDocument().head();
        head.appendElement("link").attr("rel", "manifest").attr("href", "./manifest.webmanifest");
        head.appendElement("link").attr("rel", "apple-touch-icon").attr("href", "icons/house-180.png");
        head.appendElement("meta")
                .attr("name", "theme-color")
                .attr("content", "#F6F6F2")
                .attr("media", "(prefers-color-scheme: light)");
        head.appendElement("meta")
                .attr("name", "theme-color")
                .attr("content", "#0C1311")
                .attr("media", "(prefers-color-scheme: dark)");
        head.appendElement("script").attr("type", "module").attr("src", "away/contact.js");
    }
}
