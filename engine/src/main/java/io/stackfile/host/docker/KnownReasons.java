package io.stackfile.host.docker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The engine's messages that can be said better; any other is left as it is. */
final class KnownReasons {
    private static final List<Known> ALL = List.of(
            known(
                    "Bind for \\S+:(\\d+) failed: port is already allocated",
                    "port $1 of the host is in use by another container"),
            known(
                    "listen \\w+ \\S*?:(\\d+): bind: address already in use",
                    "port $1 of the host is in use by another program"),
            known(
                    "(?:bind host port|bind port|bind host port for) \\S*?:(\\d+)[:/]\\S*: .*address already in use",
                    "port $1 of the host is in use by another program"),
            known("listen \\w+ (\\S+?):\\d+: bind: cannot assign requested address", "the host has no address $1"),
            known("exec: \"([^\"]*)\": executable file not found", "there is no program '$1' in the image"),
            known("exec: \"([^\"]*)\": stat \\S+ no such file or directory", "there is no program '$1' in the image"),
            known("chdir to cwd \\(\"([^\"]*)\"\\).*no such file", "there is no folder '$1' in the image"),
            known("unable to find user (\\S+): ", "the image knows no user '$1'"),
            known(
                    "unable to find entry \"([^\"]*)\" in passwd database",
                    "the image has no user '$1' to give it to; leave out -a"),
            known("unable to find group (\\S+): ", "the image knows no group '$1'"),
            known(
                    "exec: \"([^\"]*)\": permission denied",
                    "'$1' of the image may not be executed; chmod +x it when building"),
            known(
                    "executor failed running \\[(.*)]: exit code: (\\d+)",
                    "The command '$1' returned a non-zero code: $2"),
            known(
                    "process \"(.*)\" did not complete successfully: exit code: (\\d+)",
                    "The command '$1' returned a non-zero code: $2"),
            known(
                    "failed to compute cache key: .*?\"(/[^\"]*)\":? not found",
                    "there is no $1 to copy; if it is in the folder, .dockerignore keeps it out"),
            known("dockerfile parse error (?:on )?line (\\d+): (.+)", "line $1 of its Dockerfile: $2"),
            known(
                    "image does not exist locally with the tag: (\\S+)|tag does not exist: (\\S+)",
                    "it is not on the host"),
            known("No such image: (\\S+)", "image $1 is not on the host"),
            known("manifest for (\\S+) not found", "the registry has no image $1"),
            known("manifest unknown", "the registry has no such image"),
            known(
                    "pull access denied for (\\S+?),",
                    "there is no image $1, or its registry wants a login: docker login"),
            known(
                    "no basic auth credentials|unauthorized|authentication required|access forbidden|(?<!permission )denied: ",
                    "the registry wants a login: docker login"),
            known("toomanyrequests", "the registry has had too many requests from here; wait, or log in: docker login"),
            known("lookup (\\S+?)(?: on \\S+)?: (?:no such host|.*)", "the registry $1 is not found"),
            known("dial tcp (\\S+): (?:connect: )?(.+)$", "the registry at $1 does not answer ($2)"),
            known("HTTP request to an HTTPS server", "it wants TLS: DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH"),
            known("no space left on device", "the disk of the host is full; docker system prune frees some of it"),
            known("The container name \"[^\"]*\" is already in use", "the name is in use by another container"),
            known("You cannot remove a running container|container is running: stop the container", "it is running"),
            known("You cannot remove a paused container|container is paused and must be unpaused", "it is paused"),
            known("No such container: (\\S+)", "there is no such container"),
            known("[Cc]ontainer \\S+ is not running", "it does not run"),
            known("[Cc]ontainer \\S+ is paused", "it is paused"),
            known("[Cc]ontainer \\S+ is already paused", "it is paused already"),
            known("[Cc]ontainer \\S+ is not paused", "it is not paused"),
            known("[Cc]ontainer \\S+ is restarting", "it does not stay up"),
            known("network with name (\\S+) already exists", "there is one of that name already"),
            known("network (\\S+) .*has active endpoints", "containers run on it"),
            known("network (\\S+) not found", "there is no network $1"),
            known("volume is in use", "a container uses it"),
            known("get \\S+: no such volume", "there is no such volume"),
            known("container rootfs is marked read-only", "nothing can be written into a container that is read_only"),
            known(
                    "cannot overwrite directory \"([^\"]*)\" with non-directory",
                    "there is a folder at $1 in the image; give the file another target"),
            known("invalid mount config.*bind source path does not exist: (\\S+)", "the host has no $1"));

    private KnownReasons() {}

    private record Known(Pattern pattern, String words) {
        Optional<String> match(String message) {
            Matcher matcher = pattern.matcher(message);
            if (!matcher.find()) {
                return Optional.empty();
            }
            String said = words;
            for (int group = 1; group <= matcher.groupCount(); group++) {
                said = said.replace("$" + group, String.valueOf(matcher.group(group)));
            }
            return Optional.of(said);
        }
    }

    private static Known known(String pattern, String words) {
        return new Known(Pattern.compile(pattern), words);
    }

    static String of(String message) {
        return ALL.stream()
                .flatMap(known -> known.match(message).stream())
                .findFirst()
                .orElse(message);
    }
}
