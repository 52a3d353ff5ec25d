package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.Happening;
import io.stackfile.host.HostException;
import io.stackfile.host.ImageReading;
import io.stackfile.host.Labels;
import io.stackfile.host.ProcessTable;
import io.stackfile.host.Question;
import io.stackfile.host.Readings;
import io.stackfile.host.Usage;
import io.stackfile.json.Json;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks an engine what it measures and lists. */
record DockerReadings(Engine engine) implements Readings {
    @Override
    public List<Usage> usage(String stack) {
        String running = "{\"label\":[\"" + Labels.STACK + "=" + stack + "\"],\"status\":[\"running\",\"paused\"]}";
        List<Json> containers = engine.get(
                        "list the containers of " + stack,
                        "/containers/json?filters=" + URLEncoder.encode(running, UTF_8))
                .items();
        return Question.each(containers, this::usage).values().stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Usage::container))
                .toList();
    }

    /**
     * One reading and no waiting for a second one, from engines that know how. It is all zeros where the engine does not see the
     * control groups, and for what has ended a moment ago.
     */
    private Optional<Usage> usage(Json container) {
        String name = container.get("Names").texts().get(0).substring(1);
        return engine.find("measure " + name, "/containers/" + name + "/stats?stream=false&one-shot=true")
                .map(stats -> usage(name, container.at("Labels", Labels.SERVICE).text(), stats));
    }

    private static Usage usage(String name, String service, Json stats) {
        Json cpu = stats.get("cpu_stats");
        return new Usage(
                name,
                service,
                new Usage.Processor(
                        cpu.at("cpu_usage", "total_usage").number(),
                        cpu.get("system_cpu_usage").number(),
                        processors(cpu)),
                memory(stats.get("memory_stats")),
                stats.at("memory_stats", "limit").number(),
                network(stats.get("networks")),
                disk(stats.at("blkio_stats", "io_service_bytes_recursive")),
                stats.at("pids_stats", "current").number());
    }

    private static int processors(Json cpu) {
        int online = (int) cpu.get("online_cpus").number();
        return online > 0
                ? online
                : Math.max(1, cpu.at("cpu_usage", "percpu_usage").items().size());
    }

    /** Files that could be read again count for nobody; the two generations of control groups call them by different names. */
    private static long memory(Json memory) {
        Json files = Stream.of("total_inactive_file", "inactive_file")
                .map(name -> memory.at("stats", name))
                .filter(Json::isPresent)
                .findFirst()
                .orElse(Json.NOTHING);
        long used = memory.get("usage").number();
        return files.number() < used ? used - files.number() : used;
    }

    private static Usage.Traffic network(Json networks) {
        return new Usage.Traffic(
                networks.members().values().stream()
                        .collect(Collectors.summingLong(
                                network -> network.get("rx_bytes").number())),
                networks.members().values().stream()
                        .collect(Collectors.summingLong(
                                network -> network.get("tx_bytes").number())));
    }

    private static Usage.Traffic disk(Json transfers) {
        return new Usage.Traffic(disk(transfers, "read"), disk(transfers, "write"));
    }

    private static long disk(Json transfers, String direction) {
        return transfers.items().stream()
                .filter(transfer -> transfer.get("op").text().equalsIgnoreCase(direction))
                .collect(
                        Collectors.summingLong(transfer -> transfer.get("value").number()));
    }

    @Override
    public ProcessTable processes(String container) {
        String deed = "list the processes of " + container;
        Json table = engine.find(deed, "/containers/" + container + "/top")
                .orElseThrow(() -> new HostException("Docker did not " + deed + ": there is no such container"));
        return new ProcessTable(
                table.get("Titles").texts(),
                table.get("Processes").items().stream().map(Json::texts).toList());
    }

    @Override
    public void happenings(String stack, Optional<Instant> since, Optional<Instant> until, Consumer<Happening> heard) {
        new Happenings(engine, stack).pass(since, until, heard);
    }

    @Override
    public Optional<ImageReading> image(String id) {
        return engine.find("look at image " + id, "/images/" + id + "/json").map(DockerReadings::image);
    }

    private static ImageReading image(Json image) {
        String variant = image.get("Variant").text();
        return new ImageReading(
                image.get("Id").text(),
                image.get("Os").text() + "/" + image.get("Architecture").text()
                        + (variant.isEmpty() ? "" : "/" + variant),
                image.get("Size").number(),
                Optional.of(image.get("Created").text())
                        .filter(time -> !time.isEmpty() && !time.startsWith("0001-"))
                        .map(time -> OffsetDateTime.parse(time).toInstant()));
    }
}
