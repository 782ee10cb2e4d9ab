package org.jiezhen.shell;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two languages. A browser that asks for Chinese gets it, any other gets English; the switch outweighs both, and is
 * kept with whoever is signed in. */
@Configuration(proxyBeanMethods = false)
public class Languages {

    /** Where the switch keeps the choice, for a year. */
    static final String COOKIE = "jz-lang";

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    @Bean
    Words translations() {
        return Words.ofTheHouse();
    }

    /** The language of whoever asks. */
    static Locale of(VaadinRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return isChinese(Locale.forLanguageTag(cookie.getValue())) ? CHINESE : ENGLISH;
                }
            }
        }
        return isChinese(request.getLocale()) ? CHINESE : ENGLISH;
    }

    /** Whether a screen in this language is in Chinese. */
    public static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }

    /** The same for the elements of a page. */
    public static String tag(Locale locale) {
        return isChinese(locale) ? "zh-CN" : "en";
    }
}
