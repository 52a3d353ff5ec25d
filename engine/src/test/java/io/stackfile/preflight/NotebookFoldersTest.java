package io.stackfile.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.reader.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotebookFoldersTest {
    private static final NotebookFolders FOLDERS = new NotebookFolders(Given.stack(
                    "lab:",
                    "  image: jupyter/base-notebook",
                    "  environment: {NB_UID: '1000', NB_GID: '50'}",
                    "  volumes: ['/srv/work:/home/jovyan/work', '/srv/data:/data:ro', 'named:/named']",
                    "root: {image: busybox, environment: {NB_UID: '0'}, volumes: ['/srv/root:/root']}",
                    "other: {image: busybox, volumes: ['/srv/other:/other']}")
            .services());

    private static List<String> findings(int user, int group, int mode) {
        return FOLDERS.findings(Map.of("/srv/work", new Folder(user, group, mode))).stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void onlyWhereANotebookIsToWriteIsLookedAt() {
        assertEquals(List.of("/srv/work"), FOLDERS.paths());
    }

    @Test
    void itsOwnerItsGroupOrEverybodyMayWrite() {
        assertEquals(List.of(), findings(1000, 0, 0700));
        assertEquals(List.of(), findings(0, 50, 0770));
        assertEquals(List.of(), findings(0, 0, 0777));
    }

    @Test
    void elseItIsToldWhatToDo() {
        List<String> told =
                List.of("/srv/work belongs to user 0, and lab is to write there as user 1000 (NB_UID); let it be"
                        + " theirs (sudo chown -R 1000 /srv/work) or write NB_UID: '0'");
        assertEquals(told, findings(0, 0, 0755));
        assertEquals(told, findings(0, 50, 0755));
        assertEquals(
                List.of("/srv/work belongs to user 1000, and lab is to write there as user 1000 (NB_UID); let it be"
                        + " theirs (sudo chmod u+rwx /srv/work)"),
                findings(1000, 0, 0500));
    }

    @Test
    void oneThatIsNotThereIsToBeMade() {
        assertEquals(
                List.of(
                        "there is no folder /srv/work, and lab is to write there as user 1000 (NB_UID); make it: mkdir -p"
                                + " /srv/work && sudo chown 1000 /srv/work"),
                FOLDERS.findings(Map.of()).stream().map(Finding::toString).toList());
    }
}
