package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackfile.host.HostException;
import io.stackfile.host.ImageAges;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.host.Origin;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.model.Hooks;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.Updating;
import io.stackfile.plan.BuildImage;
import io.stackfile.plan.OtherOccasions;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.plan.RunErrand;
import io.stackfile.plan.RunHook;
import io.stackfile.plan.Serve;
import io.stackfile.plan.StartContainer;
import io.stackfile.plan.Step;
import io.stackfile.plan.Task;
import io.stackfile.reader.Given;
import io.stackfile.reader.StackReader;
import io.stackfile.schema.Problem;
import io.stackfile.schema.ProblemException;
import io.stackfile.source.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that comes of a file on a new machine, a line each: what its author is told, the plan, and what the engine is asked to do.
 *
 * @param told warnings, or why the file is not taken, each with its place
 */
record Consequences(boolean isRefused, List<String> told, List<String> done) {
    /** By which containers are told apart from changed ones: they say nothing of what has changed. */
    private static final Set<String> HASHES = Set.of("io.stackfile.fingerprint", "com.docker.compose.config-hash");

    private static final Observed NEW_MACHINE = new Observed(
            false,
            "5a17",
            List.of(),
            List.of(),
            Set.of("data", "kept"),
            List.of(),
            Set.of("back", "everybody"),
            Map.of(),
            Integer.MAX_VALUE);

    /** Of its images. */
    private static final Duration AGE = Duration.ofHours(18);

    static Consequences of(Path file) {
        List<String> told = new ArrayList<>();
        try {
            StackReader.Reading reading = StackReader.read(Given.file(file, Values.of(Given.SHELL, Map.of())));
            reading.warnings().forEach(warning -> told.add(line(warning)));
            return new Consequences(false, told, done(reading.stack(), file));
        } catch (ProblemException e) {
            e.problems().forEach(problem -> told.add(line(problem)));
        } catch (HostException e) {
            told.add(String.valueOf(e.getMessage()).replace(String.valueOf(file.getParent()), "/folder"));
        }
        return new Consequences(true, told, List.of());
    }

    private static String line(Problem problem) {
        return problem.at() + ": " + problem.where() + ": " + problem.what() + "; " + problem.cure();
    }

    private static List<String> done(Stack stack, Path file) {
        Plan plan = Planner.up(stack, NEW_MACHINE, Set.of(), "localhost");
        List<String> lines = new ArrayList<>();
        plan.tasks().forEach(task -> lines.add(line(task, plan)));
        lines.addAll(plan.summary().lines().toList());
        lines.addAll(new OtherOccasions(stack, names(stack)).lines(false, false));
        ImageAges ages = new ImageAges(stack.services().stream()
                .map(Service::image)
                .distinct()
                .collect(Collectors.toMap(image -> image, image -> AGE)));
        Planner.refresh(stack, withImages(stack), LocalImages.NONE, ages, names(stack), "localhost")
                .tasks()
                .forEach(task -> lines.add("before that: " + task.step() + " (" + task.reason() + ")"));
        Asked asked = new Asked(lines);
        try (DockerHost host = Lab.host(asked)) {
            plan.tasks().stream()
                    .map(Task::step)
                    .filter(Consequences::isSaidToTheEngineInWords)
                    .forEach(step -> take(step, host, lines));
        }
        Plan update = Planner.up(stack, withAnOlderWeb(stack), Set.of(), "localhost");
        update.tasks().stream()
                .filter(task -> task.step().toString().contains("shop-web-"))
                .forEach(task -> lines.add("in an update: " + line(task, update)));
        String folder = String.valueOf(file.getParent());
        return lines.stream().map(line -> line.replace(folder, "/folder")).toList();
    }

    private static Set<String> names(Stack stack) {
        return stack.services().stream().map(Service::name).collect(Collectors.toSet());
    }

    /** A machine on which the service that the keys are tried at has been made of another file. */
    private static Observed withAnOlderWeb(Stack stack) {
        List<Observed.Container> containers = new ArrayList<>();
        stack.service("web").ifPresent(web -> {
            for (int number = 1; number <= web.containers(); number++) {
                containers.add(older(Names.container(stack.name(), web, number), number));
            }
        });
        Observed now = withImages(stack);
        return new Observed(
                false,
                now.salt(),
                containers,
                List.of(),
                now.otherVolumes(),
                List.of(),
                now.otherNetworks(),
                now.images(),
                now.api());
    }

    private static Observed.Container older(String name, int number) {
        return new Observed.Container(
                name,
                "web",
                number,
                false,
                "running",
                "Up 1 second",
                "sha256:0",
                "old",
                "1",
                List.of(),
                List.of(),
                Hooks.NONE,
                Updating.BACK,
                Set.of(),
                List.of(),
                "2026-01-01T00:00:00Z",
                false,
                Origin.UNKNOWN);
    }

    /** A machine that has all images. */
    private static Observed withImages(Stack stack) {
        Map<String, String> images = new TreeMap<>();
        stack.services().forEach(service -> images.put(service.image().name(), "sha256:1"));
        return new Observed(
                false,
                NEW_MACHINE.salt(),
                List.of(),
                List.of(),
                NEW_MACHINE.otherVolumes(),
                List.of(),
                NEW_MACHINE.otherNetworks(),
                images,
                Integer.MAX_VALUE);
    }

    /** What could be pulled is built all the same. */
    private static void take(Step step, DockerHost host, List<String> lines) {
        if (step instanceof BuildImage image) {
            Map<String, String> commits = new TreeMap<>();
            image.build().newest().forEach((name, branch) -> commits.put(name, "commit of " + branch));
            host.buildImage(image.image(), image.build().at(commits), progress -> {});
        } else if (step instanceof RunErrand errand) {
            host.createOneOff(errand.container());
        } else if (step instanceof Serve serve) {
            serve.site().text().lines().forEach(line -> lines.add(step + ": " + line.strip()));
        } else {
            step.on(host, progress -> {});
        }
    }

    private static boolean isSaidToTheEngineInWords(Step step) {
        return !(step instanceof StartContainer || step instanceof RunHook || step.isWait());
    }

    private static String line(Task task, Plan plan) {
        List<String> after = plan.tasks().stream()
                .filter(other ->
                        task.after().contains(other.number()) || task.wishes().contains(other.number()))
                .map(other -> (task.wishes().contains(other.number()) ? "perhaps " : "") + other.step())
                .toList();
        return "plan: " + task.step() + (task.reason().isEmpty() ? "" : " (" + task.reason() + ")")
                + (after.isEmpty() ? "" : " after " + String.join(", ", after));
    }

    /** An engine that has everything and agrees to everything. */
    private record Asked(List<String> lines) implements Http {
        private static final String ANYTHING = "{\"Id\":\"sha256:1\",\"Config\":{},\"Mounts\":[],"
                + "\"IPAM\":{\"Config\":[{\"Subnet\":\"172.20.0.0/16\"}]}}";

        @Override
        public HttpResponse send(HttpRequest request) {
            String target = request.target().replaceFirst("^/v[0-9.]+", "");
            String asked = request.method() + " " + target.replaceFirst("\\?.*", "");
            boolean list = asked.equals("GET /networks");
            if (!request.method().equals("GET")) {
                tell(asked, target, request);
            }
            return new CannedHttp("1.99")
                    .answer("GET /version", 200, "{\"MinAPIVersion\":\"1.24\"}")
                    .answer(asked, 200, asked.equals("GET /_ping") ? "OK" : list ? "[]" : ANYTHING)
                    .send(request);
        }

        private void tell(String asked, String target, HttpRequest request) {
            String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
            String call = asked + (asked.equals("POST /build") || query.isEmpty() ? "" : "?" + query);
            lines.add(call);
            if (asked.equals("POST /build")) {
                for (String word : query.split("&")) {
                    lines.add(call + " " + URLDecoder.decode(word, UTF_8));
                }
            }
            request.stream()
                    .map(Asked::read)
                    .ifPresent(tar -> CannedHttp.listed(tar).lines().forEach(file -> lines.add(call + " " + file)));
            request.bytes().ifPresent(bytes -> {
                if ("application/x-tar".equals(request.headers().get("Content-Type"))) {
                    CannedHttp.listed(bytes).lines().forEach(file -> lines.add(call + " " + file));
                } else {
                    flat(call, "", json(bytes));
                }
            });
        }

        private void flat(String call, String path, JsonNode json) {
            if (json.isContainerNode() && json.isEmpty()) {
                lines.add(call + " " + path + ": nothing");
            } else if (json.isObject()) {
                json.properties().stream()
                        .filter(member -> !HASHES.contains(member.getKey()))
                        .forEach(member -> flat(
                                call,
                                path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                                member.getValue()));
            } else if (json.isArray()) {
                json.forEach(item -> flat(call, path + "[]", item));
            } else if (!json.isNull()) {
                lines.add(call + " " + path + ": " + json.asText());
            }
        }

        private static byte[] read(InputStream stream) {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static JsonNode json(byte[] bytes) {
            try {
                return new ObjectMapper().readTree(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is here and not there, in the order of here. */
    static List<String> more(List<String> here, List<String> there) {
        List<String> rest = new ArrayList<>(there);
        return here.stream().filter(line -> !rest.remove(line)).collect(Collectors.toList());
    }
}
