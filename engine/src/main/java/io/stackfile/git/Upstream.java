package io.stackfile.git;

import io.stackfile.model.GitBranch;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.LsRemoteCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** A repository elsewhere: what {@code git ls-remote} tells of it. */
public final class Upstream {
    private static final int PATIENCE_SECONDS = 30;
    private static final int SHOWN = 8;
    private static final String BRANCHES = "refs/heads/";

    private final GitBranch branch;

    private Upstream(GitBranch branch) {
        this.branch = branch;
    }

    /** The commit that a branch or a tag is at now, in full. */
    public static String newest(GitBranch branch) throws UpstreamException {
        Upstream upstream = new Upstream(branch);
        return upstream.commit(upstream.references());
    }

    private Map<String, Ref> references() throws UpstreamException {
        try {
            NothingOfTheUsers.isRead();
            Map<String, Ref> byName = new TreeMap<>();
            answer().forEach(ref -> byName.put(ref.getName(), ref));
            return byName;
        } catch (URISyntaxException e) {
            throw new UpstreamException("'" + branch.shownAddress() + "' is not the address of a git repository", e);
        } catch (GitAPIException e) {
            throw new UpstreamException(reason(e), e);
        } catch (NullPointerException e) {
            // JGit's way to say that it wants a repository of its own here, as it does for the oldest of git's
            // protocols.
            throw new UpstreamException(
                    branch.shownAddress()
                            + " serves its files only, as git did before 1.6.6; write an address of a git server",
                    e);
        }
    }

    private Collection<Ref> answer() throws GitAPIException, URISyntaxException {
        URIish address = new URIish(branch.address());
        LsRemoteCommand question =
                Git.lsRemoteRepository().setRemote(branch.address()).setTimeout(PATIENCE_SECONDS);
        if (address.getUser() != null) {
            String password = Optional.ofNullable(address.getPass()).orElse("");
            question.setCredentialsProvider(new UsernamePasswordCredentialsProvider(address.getUser(), password));
        }
        return question.call();
    }

    private String commit(Map<String, Ref> references) throws UpstreamException {
        return (branch.name().isEmpty()
                        ? Stream.of("HEAD")
                        : Stream.of(BRANCHES, "refs/tags/", "").map(kind -> kind + branch.name()))
                .flatMap(name -> Optional.ofNullable(references.get(name)).stream())
                .findFirst()
                .map(Upstream::commit)
                .orElseThrow(() -> new UpstreamException(missing(references)));
    }

    /** A tag may be an object of its own that points to the commit. */
    private static String commit(Ref ref) {
        ObjectId peeled = ref.getPeeledObjectId();
        return (peeled == null ? ref.getObjectId() : peeled).name();
    }

    private String missing(Map<String, Ref> references) {
        String begin = branch.name().isEmpty()
                ? branch.shownAddress() + " has no commit"
                : branch.shownAddress() + " has no branch or tag '" + branch.name() + "'";
        String branches = references.keySet().stream()
                .filter(name -> name.startsWith(BRANCHES))
                .map(name -> name.substring(BRANCHES.length()))
                .limit(SHOWN)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return begin + (branches.isEmpty() ? "; push one" : "; its branches are " + branches);
    }

    private String reason(GitAPIException failure) {
        String told = branch.shownAddress();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return told + " cannot be reached: nobody knows the machine " + machine()
                        + "; correct its name, or go online";
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return told + " cannot be reached: " + machine()
                        + " does not answer; try again, or correct the address";
            }
            if (cause instanceof SocketTimeoutException) {
                return told + " cannot be reached: no answer from " + machine() + " in " + PATIENCE_SECONDS
                        + " seconds; try again";
            }
            if (cause instanceof NoRemoteRepositoryException) {
                return "there is no git repository at " + told + ", or it wants a login; correct the address";
            }
        }
        return "no answer from " + told + ": " + lastWords(failure);
    }

    private String lastWords(GitAPIException failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("the repository does not say why");
        if ((failure instanceof TransportException && message.contains("not authorized"))
                || message.contains("Authentication is required")) {
            return "it wants a login; write it as in https://USER:${GIT_TOKEN}@github.com/…, and keep GIT_TOKEN in your shell";
        }
        String bare = message.replace(branch.address() + ": ", "").replaceAll("//[^/@\\s]*@", "//***@");
        return bare;
    }

    private String machine() {
        return branch.address()
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^[^/@]*@", "")
                .replaceFirst("/.*", "");
    }
}
