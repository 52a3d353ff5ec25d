package io.stackfile.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHeadTest {
    private static final String COMMIT = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    @TempDir
    Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }

    private Optional<String> head(String file) {
        return GitHead.of(folder.resolve(file));
    }

    @Test
    void aBranchLeadsToItsCommitFromAnyFolderBelow() throws IOException {
        write("repo/.git/HEAD", "ref: refs/heads/main");
        write("repo/.git/refs/heads/main", COMMIT);
        assertEquals(Optional.of("1a2b3c4"), head("repo/deploy/shop.yml"));
    }

    @Test
    void aBranchMayBePacked() throws IOException {
        write("repo/.git/HEAD", "ref: refs/heads/main");
        write("repo/.git/packed-refs", "# pack-refs with: peeled\n" + COMMIT + " refs/heads/main");
        assertEquals(Optional.of("1a2b3c4"), head("repo/shop.yml"));
    }

    @Test
    void aCommitMayStandThereItself() throws IOException {
        write("repo/.git/HEAD", COMMIT);
        assertEquals(Optional.of("1a2b3c4"), head("repo/shop.yml"));
    }

    @Test
    void aSecondWorkingTreeHasItsBranchesElsewhere() throws IOException {
        write("repo/.git/refs/heads/next", COMMIT);
        write("repo/.git/worktrees/next/HEAD", "ref: refs/heads/next");
        write("repo/.git/worktrees/next/commondir", "../..");
        write("next/.git", "gitdir: ../repo/.git/worktrees/next");
        assertEquals(Optional.of("1a2b3c4"), head("next/shop.yml"));
    }

    @Test
    void aRepositoryWithoutACommitHasNone() throws IOException {
        write("repo/.git/HEAD", "ref: refs/heads/main");
        assertEquals(Optional.empty(), head("repo/shop.yml"));
    }
}
