package org.jiezhen.shell;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The content security policy of Vaadin's page. Its inline start scripts carry a nonce, so injected ones do not run.
 * {@code 'unsafe-eval'} must stay: Flow's client builds functions from the expressions the server sends. Styles are
 * inline throughout, in the components' own code.
 */
class PagePolicy implements IndexHtmlRequestListener {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        response.getVaadinResponse().setHeader("X-Frame-Options", "DENY");
        response.getDocument().select("script").attr("nonce", nonce);
        response.getVaadinResponse()
                .setHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'; "
                                + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
                                + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
                                + "frame-ancestors 'none'");
    }
}
