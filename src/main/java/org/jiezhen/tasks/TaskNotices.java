package org.jiezhen.tasks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.live.Pressed;
import org.jiezhen.notices.NoticeKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work finds its person: what is asked is taken from any page. */
@Configuration
class TaskNotices {

    private static final String OPEN = "TASK_OPEN";

    /** Something is asked of somebody alone, or passed to somebody. */
    @Bean
    NoticeKind askedOfOne(TaskPassing passing) {
        return new Told(
                "TASK_ASKED",
                "notice_task_asked",
                Set.of(),
                List.of(
                        new NoticeKind.Act(
                                "TAKE",
                                "tasks.action.ACCEPT",
                                "tasks.done.ACCEPT",
                                (key, about) -> passing.takeWhatIsAsked(key, Pressed.id(about, TaskId::new))),
                        new NoticeKind.Act(
                                "REFUSE",
                                "tasks.action.REFUSE",
                                "tasks.done.REFUSE",
                                (key, about) -> passing.refuseWhatIsAsked(key, Pressed.id(about, TaskId::new)))));
    }

    /** Something is asked of whoever may do it. */
    @Bean
    NoticeKind askedOfAll(Tasks tasks, TaskCodes codes) {
        return new Told(
                OPEN,
                "notice_task_open",
                Stream.concat(
                                Stream.of(TaskPermission.TAKE),
                                codes.all().stream().map(TaskCode::permission))
                        .collect(Collectors.toUnmodifiableSet()),
                List.of(new NoticeKind.Act(
                        "TAKE",
                        "tasks.action.ACCEPT",
                        "tasks.done.ACCEPT",
                        (key, about) -> tasks.accept(key, Pressed.id(about, TaskId::new)))));
    }

    private record Told(String code, String view, Set<String> permissions, List<NoticeKind.Act> acts)
            implements NoticeKind {

        @Override
        public Set<String> subjects() {
            return Set.of("task", "visit", "room", "account", "place");
        }

        @Override
        public Map<String, String> found() {
            return Map.of("task", "task_id", "visit", "visit_id", "room", "room_id");
        }

        @Override
        public @Nullable String declined() {
            return code.equals(OPEN) ? "declined" : null;
        }

        @Override
        public String toOne() {
            return "tasks.notice.me";
        }

        @Override
        public String toAll() {
            return "tasks.notice.all";
        }
    }
}
