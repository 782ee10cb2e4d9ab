package org.jiezhen.staff;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Unseen;

/**
 * What an administrator says about somebody. Checked by size, then characters, then syntax.
 *
 * @param username what is typed to sign in: small letters, figures, dot, dash, underscore
 * @param displayName what colleagues see
 * @param post place or duty in a few words, in both languages; may be empty
 * @param roles role codes; the first is shown beside the name
 */
public record AccountDetails(String username, String displayName, Localized post, List<String> roles) {

    private static final int LONGEST_POST = 60;
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    public AccountDetails {
        username = username(username);
        displayName = PersonName.parse("displayName", displayName)
                .orElseThrow(() -> new InvalidInput("displayName", "refusal.staff.nameMissing"))
                .value();
        post = new Localized(post("postZh", post.zh()), post("postEn", post.en()));
        roles = List.copyOf(roles);
        if (roles.isEmpty()) {
            throw new InvalidInput("roles", "refusal.staff.roleMissing");
        }
    }

    private static String username(String typed) {
        if (typed.length() > 200 || Unseen.deceives(typed)) {
            throw new InvalidInput("username", "refusal.staff.username");
        }
        var username = Unseen.without(typed).strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches()) {
            throw new InvalidInput("username", "refusal.staff.username");
        }
        return username;
    }

    private static String post(String field, String typed) {
        if (typed.length() > LONGEST_POST) {
            throw new InvalidInput(field, "refusal.staff.postTooLong", LONGEST_POST);
        }
        if (Unseen.deceives(typed)) {
            throw new InvalidInput(field, "refusal.staff.postHidden");
        }
        return Unseen.cleaned(typed).strip();
    }
}
