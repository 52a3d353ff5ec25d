package io.stackfile.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.stackfile.model.GitBranch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.Daemon;
import org.eclipse.jgit.transport.DaemonClient;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real repository, over HTTP and over git's own protocol. */
class UpstreamTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Git git;

    @SuppressWarnings("NullAway.Init")
    private HttpServer http;

    /** As it does in a thread of its own, sooner or later; nobody could catch what goes wrong there. */
    @Test
    void whatJGitWritesDownOfFileSystemsGoesNowhere() throws Exception {
        SystemReader.getInstance().getUserConfig().save();
        SystemReader.getInstance().getJGitConfig().save();
    }

    @BeforeEach
    void aRepositoryWithTwoBranches() throws Exception {
        NothingOfTheUsers.isRead();
        git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("master")
                .call();
        commit("first");
        git.tag().setName("v1").setMessage("an object of its own").call();
        git.branchCreate().setName("dev").call();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/sciunit/info/refs", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.sendResponseHeaders(200, 0);
            PacketLineOut out = new PacketLineOut(exchange.getResponseBody());
            out.writeString("# service=git-upload-pack\n");
            out.end();
            UploadPack answer = new UploadPack(git.getRepository());
            answer.setBiDirectionalPipe(false);
            answer.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
        git.close();
    }

    private RevCommit commit(String message) throws Exception {
        return git.commit()
                .setAllowEmpty(true)
                .setMessage(message)
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + http.getAddress().getPort() + path;
    }

    private static String refusal(GitBranch branch) {
        return String.valueOf(assertThrows(UpstreamException.class, () -> Upstream.newest(branch))
                .getMessage());
    }

    @Test
    void aBranchIsAtItsNewestCommit() throws Exception {
        String first = Upstream.newest(new GitBranch(address("/sciunit"), "dev"));
        assertEquals(git.getRepository().resolve("dev").name(), first);
        git.checkout().setName("dev").call();
        String second = commit("second").name();
        assertEquals(second, Upstream.newest(new GitBranch(address("/sciunit"), "dev")));
        assertEquals(first, Upstream.newest(new GitBranch(address("/sciunit"), "v1")), "a tag is the commit it is on");
        assertEquals(second, Upstream.newest(new GitBranch(address("/sciunit"), "")), "without a name it is HEAD");
    }

    @Test
    void gitsOwnProtocolWillDo() throws Exception {
        Daemon daemon = new Daemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon.setRepositoryResolver((DaemonClient client, String name) -> {
            git.getRepository().incrementOpen();
            return git.getRepository();
        });
        daemon.getService("git-upload-pack").setEnabled(true);
        daemon.start();
        try {
            String address = "git://127.0.0.1:" + daemon.getAddress().getPort() + "/sciunit";
            assertEquals(git.getRepository().resolve("dev").name(), Upstream.newest(new GitBranch(address, "dev")));
        } finally {
            daemon.stopAndWait();
        }
    }

    @Test
    void aBranchThatIsNotThereIsToldWithThoseThatAre() throws Exception {
        assertEquals(
                address("/sciunit") + " has no branch or tag 'devv'; its branches are dev, master",
                refusal(new GitBranch(address("/sciunit"), "devv")));
    }

    @Test
    void anAddressWithoutARepositoryIsTold() {
        assertEquals(
                "there is no git repository at " + address("/nothing") + ", or it wants a login; correct the address",
                refusal(new GitBranch(address("/nothing"), "dev")));
    }

    @Test
    void aMachineThatDoesNotAnswerIsToldWithoutTheLogin() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(
                "http://***@127.0.0.1:" + port + "/sciunit cannot be reached: 127.0.0.1:" + port
                        + " does not answer; try again, or correct the address",
                refusal(new GitBranch("http://me:s3cret@127.0.0.1:" + port + "/sciunit", "dev")));
        assertEquals(
                "https://git.invalid/sciunit cannot be reached: nobody knows the machine git.invalid; correct its name, or go"
                        + " online",
                refusal(new GitBranch("https://git.invalid/sciunit", "dev")));
    }
}
