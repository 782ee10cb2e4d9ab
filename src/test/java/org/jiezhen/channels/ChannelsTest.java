package org.jiezhen.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Through which channel somebody came is understood however it is said, and the house keeps its own. */
@PortalTest
class ChannelsTest {

    private static final String ADMIN = "chengyuan";
    private static final String MANAGER = "gaofeng";

    @Autowired
    Channels channels;

    @Autowired
    ChannelAdministration administration;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private final List<String> added = new ArrayList<>();

    @AfterEach
    void offeredNoLonger() {
        added.forEach(code -> {
            jdbc.sql("DELETE FROM channel_name WHERE channel = ? AND NOT (own AND said = channel)")
                    .param(code)
                    .update();
            jdbc.sql("UPDATE channel SET in_use = false WHERE code = ?")
                    .param(code)
                    .update();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "网站, WEB",
        "website, WEB",
        "Ｗｅｂ, WEB",
        "网上预约, WEB",
        "百度, BAIDU",
        "电话, TELEPHONE",
        "Phone, TELEPHONE",
        "TEL, TELEPHONE",
        "微信, WECHAT",
        "微 信, WECHAT",
        "WeChat, WECHAT",
        "公众号, WECHAT",
        "小程序, WECHAT",
        "美团, MEITUAN",
        "大众点评, MEITUAN",
        "美团/大众点评, MEITUAN",
        "新氧, SO_YOUNG",
        "so-young, SO_YOUNG",
        "So Young, SO_YOUNG",
        "soyoung, SO_YOUNG",
        "SO_YOUNG, SO_YOUNG",
        "小红书, RED",
        "red, RED",
        "ＲＥＤ, RED",
        "抖音, DOUYIN",
        "douyin, DOUYIN",
        "转介绍, REFERRAL",
        "朋友介绍, REFERRAL",
        "referral, REFERRAL",
        "自行到院, WALK_IN",
        "自然到院, WALK_IN",
        "walk-in, WALK_IN",
        "Walk In, WALK_IN",
        "员工朋友, STAFF_FRIEND",
        "staff's friend, STAFF_FRIEND",
        "Staff’s friend, STAFF_FRIEND",
        "市场合作, PARTNER",
        "partner, PARTNER",
        "其他, OTHER",
        "楼下花店, ",
        "web shop, "
    })
    void itIsUnderstoodHoweverItIsSaid(String said, @Nullable String code) {
        assertThat(channels.names().through(said))
                .isEqualTo(code == null ? new Through(Channel.OTHER, said) : Through.of(code));
    }

    @Test
    void theNamesThatTheHouseBeganWithAreFoldedAsThoseThatAreSaid() {
        assertThat(jdbc.sql("SELECT folded, said FROM channel_name")
                        .query((rs, row) -> List.of(rs.getString(1), ChannelNames.folded(rs.getString(2))))
                        .list())
                .allSatisfy(name -> assertThat(name.getFirst()).isEqualTo(name.getLast()));
    }

    @Test
    void aPartnerIsAddedBelowItsKindAndFoundByAnyOfItsNames() {
        var press = UUID.randomUUID();
        var code = add(press, Channel.PARTNER, "丽人会", "Beauty Club", null, "丽人 会所", "BC-01");
        assertThat(add(press, Channel.PARTNER, "丽人会", "Beauty Club", null)).isEqualTo(code);
        assertThat(code).startsWith("BEAUTY_CLUB");
        var channel = channel(code);
        assertThat(channel.kind()).isEqualTo(Channel.PARTNER);
        assertThat(channel.path().zh()).isEqualTo("市场合作 › 丽人会");
        for (var said : List.of("丽人会", "beauty  club", "丽人会所", "bc-01", code)) {
            assertThat(channels.names().code(said)).contains(code);
        }
        var second = add(UUID.randomUUID(), Channel.PARTNER, "悦己", "Yueji", code);
        var first = add(UUID.randomUUID(), Channel.PARTNER, "首家", "First of all", null);
        assertThat(channels.inUse())
                .filteredOn(one -> Channel.PARTNER.equals(one.parent()))
                .extracting(Channel::code)
                .containsSubsequence(first, code, second);
    }

    @Test
    void aNameThatAnotherHasIsRefusedAtItsFieldByName() {
        assertThat(refusedAt(() -> add(UUID.randomUUID(), Channel.PARTNER, "微　信", "Wx partner", null)))
                .isEqualTo("zh refusal.channel.nameTaken [微 信, "
                        + channel("WECHAT").name() + "]");
        assertThat(refusedAt(() -> add(UUID.randomUUID(), Channel.PARTNER, "某家", "PHONE", null)))
                .startsWith("en refusal.channel.nameTaken [PHONE");
        assertThat(refusedAt(() -> add(UUID.randomUUID(), Channel.PARTNER, "某家", "Some", null, "点评")))
                .startsWith("also refusal.channel.nameTaken [点评");
        assertThat(refusedAt(() -> add(UUID.randomUUID(), Channel.PARTNER, " ", "Some", null)))
                .startsWith("zh refusal.channel.nameMissing");
        assertThat(refusedAt(() -> add(UUID.randomUUID(), Channel.PARTNER, "某\u202e家", "Some", null)))
                .startsWith("zh refusal.channel.hidden");
        assertThat(channels.names().code("某家")).isEmpty();
    }

    @Test
    void oneThatIsRenamedIsStillFoundByWhatOlderFilesSay() {
        var code = add(UUID.randomUUID(), Channel.PARTNER, "旧名号", "Former name", null, "代号七");
        var seen = channel(code);
        change(ADMIN, seen, "新名号", "Later name", "代号七");
        assertThat(channel(code).name()).isEqualTo(new Localized("新名号", "Later name"));
        for (var said : List.of("旧名号", "former NAME", "新名号", "代号七")) {
            assertThat(channels.names().code(said)).as(said).contains(code);
        }
        var told = catchThrowableOfType(Refusal.class, () -> change(MANAGER, seen, "第三名", "Third name"));
        assertThat(told.key()).isEqualTo("refusal.channel.changed");
        assertThat(told.args()).contains("程远");
        // Whoever takes a name away takes it away.
        change(ADMIN, channel(code), "新名号", "Later name");
        assertThat(channels.names().code("代号七")).isEmpty();
    }

    @Test
    void oneThatIsOutOfUseIsOfferedNoLongerAndStillUnderstood() {
        var kind = add(UUID.randomUUID(), null, "展会", "Fairs", Channel.PARTNER);
        var below = add(UUID.randomUUID(), kind, "春季展", "Spring fair", null);
        var refused = catchThrowableOfType(Refusal.class, () -> use(kind, false));
        assertThat(refused.key()).isEqualTo("refusal.channel.hasBelow");
        assertThat(refused.args()).containsExactly(new Localized("春季展", "Spring fair"));
        use(below, false);
        use(kind, false);
        assertThat(channels.inUse()).extracting(Channel::code).doesNotContain(kind, below);
        assertThat(channels.names().code("春季展")).contains(below);
        assertThatThrownBy(() -> use(below, true)).hasMessageContaining("refusal.channel.parentOut");
        use(kind, true);
        use(below, true);
        assertThat(channels.requireOffered("channel", below)).isEqualTo(below);
        assertThatThrownBy(() -> use(Channel.OTHER, false)).hasMessageContaining("refusal.channel.otherStays");
    }

    @Test
    void onlyWhoeverKeepsThemChangesThem() {
        assertThatThrownBy(() -> people.as("liting", () -> administration.look(Channel.WEB)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private String add(
            UUID press, @Nullable String parent, String zh, String en, @Nullable String after, String... also) {
        var code = people.as(ADMIN, () -> administration.add(press, parent, details(zh, en, after, also)))
                .code();
        added.add(code);
        return code;
    }

    private static ChannelDetails details(String zh, String en, @Nullable String after, String... also) {
        return new ChannelDetails(new Localized(zh, en), after, false, List.of(also));
    }

    private void change(String who, Channel seen, String zh, String en, String... also) {
        people.as(
                who,
                () -> administration.change(
                        UUID.randomUUID(), seen.code(), seen.version(), details(zh, en, null, also)));
    }

    private void use(String code, boolean inUse) {
        var version = channel(code).version();
        people.as(
                ADMIN,
                () -> inUse
                        ? administration.putBack(UUID.randomUUID(), code, version)
                        : administration.takeOut(UUID.randomUUID(), code, version));
    }

    private Channel channel(String code) {
        return channels.find(code).orElseThrow();
    }

    private static String refusedAt(Supplier<?> command) {
        var refused = catchThrowableOfType(InvalidInput.class, command::get);
        return refused.field() + " " + refused.key() + " " + List.of(refused.args());
    }
}
