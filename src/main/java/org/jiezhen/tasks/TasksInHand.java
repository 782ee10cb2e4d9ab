package org.jiezhen.tasks;

import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Done;
import org.jiezhen.handover.InHand;
import org.jiezhen.handover.ThingId;
import org.jiezhen.staff.StaffId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever goes passes the tasks on, or lays them down, and answers what is asked. */
@Configuration
class TasksInHand {

    /** One's own. */
    @Bean
    InHand tasksHeld(Tasks tasks, TaskPassing passing) {
        return new Held(tasks, passing);
    }

    /** What one alone is asked for, or what is passed to one. */
    @Bean
    InHand tasksAskedOfOne(Tasks tasks, TaskPassing passing) {
        return new Asked(tasks, passing);
    }

    private record Held(Tasks tasks, TaskPassing passing) implements OfTasks {

        @Override
        public String code() {
            return "TASK";
        }

        @Override
        public String view() {
            return "in_hand_task";
        }

        @Override
        public String name() {
            return "tasks.inHand.task";
        }

        @Override
        public Left left() {
            return Left.BACK;
        }

        @Override
        public Done<?> give(UUID key, ThingId about, StaffId to) {
            return passing.offer(key, new TaskId(about.value()), to);
        }

        @Override
        public Done<?> leave(UUID key, ThingId about) {
            return tasks.layDown(key, new TaskId(about.value()));
        }
    }

    private record Asked(Tasks tasks, TaskPassing passing) implements OfTasks {

        @Override
        public String code() {
            return "TASK_ASKED";
        }

        @Override
        public String view() {
            return "in_hand_task_asked";
        }

        @Override
        public String name() {
            return "tasks.inHand.asked";
        }

        @Override
        public Left left() {
            return Left.DECLINE;
        }

        @Override
        public Done<?> give(UUID key, ThingId about, StaffId to) {
            throw new UnsupportedOperationException("what is asked is answered");
        }

        @Override
        public Done<?> leave(UUID key, ThingId about) {
            return passing.isPassed(new TaskId(about.value()))
                    ? passing.decline(key, new TaskId(about.value()))
                    : tasks.layDown(key, new TaskId(about.value()));
        }
    }

    private interface OfTasks extends InHand {

        @Override
        default Set<String> subjects() {
            return Set.of("task", "visit", "room", "place", "account");
        }

        @Override
        default String icon() {
            return "i-task";
        }
    }
}
