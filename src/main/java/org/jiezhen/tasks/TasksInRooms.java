package org.jiezhen.tasks;

import org.jiezhen.rooms.RoomWishes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens of rooms show of tasks, as the database tells it. */
@Configuration
class TasksInRooms {

    /** What is asked in a room, and who is coming. */
    @Bean
    RoomWishes tasksInTheRoom() {
        return new RoomWishes("task", "task_wish");
    }
}
