package org.jiezhen.folders;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.live.Pressed;
import org.jiezhen.notices.NoticeKind;
import org.jiezhen.shared.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of folders waits for people: one is offered, or nobody knows where it is. Answered from any page. */
@Configuration
class FolderNotices {

    /** A folder is offered to somebody, or to the desk. */
    @Bean
    NoticeKind folderOffered(Folders folders) {
        return new OfFolders(
                "FOLDER_OFFER",
                "notice_folder_offer",
                Permission.VISITS_DESK,
                List.of(
                        new NoticeKind.Act(
                                "ACCEPT",
                                "folders.action.ACCEPT",
                                "folders.done.ACCEPT",
                                (key, about) -> folders.accept(key, folder(about))),
                        new NoticeKind.Act(
                                "DECLINE",
                                "folders.action.DECLINE",
                                "folders.done.DECLINE",
                                (key, about) -> folders.decline(key, folder(about)))));
    }

    /** Nobody knows where a folder is. */
    @Bean
    NoticeKind folderMissing(Folders folders) {
        return new OfFolders(
                "FOLDER_MISSING",
                "notice_folder_missing",
                FolderPermission.FILE,
                List.of(new NoticeKind.Act(
                        "HAVE",
                        "folders.action.HAVE",
                        "folders.done.HAVE",
                        (key, about) -> folders.have(key, folder(about)))));
    }

    private static FolderId folder(String about) {
        return Pressed.id(about, FolderId::new);
    }

    private record OfFolders(String code, String view, String permission, List<NoticeKind.Act> acts)
            implements NoticeKind {

        @Override
        public Set<String> subjects() {
            return Set.of("folder", "visit", "account");
        }

        @Override
        public Map<String, String> found() {
            return Map.of("folder", "about");
        }

        @Override
        public Set<String> permissions() {
            return Set.of(permission);
        }

        @Override
        public String toOne() {
            return "folders.notice." + code + ".me";
        }

        @Override
        public String toAll() {
            return "folders.notice." + code;
        }
    }
}
