package org.jiezhen.channels;

import java.util.List;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A channel (渠道) through which the house wins its guests: a row of its data.
 *
 * @param code by which rules, files and programs know it; it never changes
 * @param parent the code of the one it is one of; null of a kind
 * @param kind the code of the one above it that has none above; its own, of a kind
 * @param path what it is called below those above it: 医美平台 › 美团
 * @param atDoor whether the phone at the lift offers it with one tap
 * @param inUse whether it is still offered; one that is not stays where it was said, and is still understood
 * @param also by which other names it is said
 */
public record Channel(
        String code,
        @Nullable String parent,
        String kind,
        Localized name,
        Localized path,
        boolean atDoor,
        boolean inUse,
        long version,
        List<String> also) {

    /** 网站. */
    public static final String WEB = "WEB";

    /** 电话. */
    public static final String TELEPHONE = "TELEPHONE";

    /** 朋友介绍: asks for the friend. */
    public static final String REFERRAL = "REFERRAL";

    /** 市场合作: a house adds its partners below. */
    public static final String PARTNER = "PARTNER";

    /** 其他: none of ours; what was said of it is kept. */
    public static final String OTHER = "OTHER";

    boolean isKind() {
        return parent == null;
    }
}
