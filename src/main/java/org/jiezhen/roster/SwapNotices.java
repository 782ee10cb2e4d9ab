package org.jiezhen.roster;

import java.util.List;
import java.util.Set;
import org.jiezhen.live.Pressed;
import org.jiezhen.notices.NoticeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A swap finds whom it waits for, on whatever page. */
@Configuration
class SwapNotices {

    /** The colleague is asked. */
    @Bean
    NoticeKind swapAsked(ShiftSwaps swaps) {
        return new Told(
                "SWAP_ASKED",
                "notice_swap_asked",
                Set.of(),
                List.of(
                        new NoticeKind.Act(
                                "TAKE",
                                "swap.action.ACCEPT",
                                "swap.done.ACCEPT",
                                (key, about) -> swaps.accept(key, Pressed.id(about, SwapId::new))),
                        new NoticeKind.Act(
                                "REFUSE",
                                "swap.action.DECLINE",
                                "swap.done.DECLINE",
                                (key, about) -> swaps.decline(key, Pressed.id(about, SwapId::new)))));
    }

    /** Two have come to terms: whoever keeps the roster is asked. */
    @Bean
    NoticeKind swapAccepted(ShiftSwaps swaps) {
        return new Told(
                "SWAP_ACCEPTED",
                "notice_swap_accepted",
                Set.of(RosterPermission.CHANGE),
                List.of(
                        new NoticeKind.Act(
                                "AGREE",
                                "swap.action.AGREE",
                                "swap.done.AGREE",
                                (key, about) -> swaps.agree(key, Pressed.id(about, SwapId::new))),
                        new NoticeKind.Act(
                                "REFUSE",
                                "swap.action.REFUSE",
                                "swap.done.REFUSE",
                                (key, about) -> swaps.refuse(key, Pressed.id(about, SwapId::new)))));
    }

    private record Told(String code, String view, Set<String> permissions, List<NoticeKind.Act> acts)
            implements NoticeKind {

        @Override
        public Set<String> subjects() {
            return Set.of("swap", "account");
        }

        @Override
        public String toOne() {
            return "swap.notice.one";
        }

        @Override
        public String toAll() {
            return "swap.notice.all";
        }
    }
}
