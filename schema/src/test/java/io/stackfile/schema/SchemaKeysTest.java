package io.stackfile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema is the reference too: every key has its words, its examples hold, and it says which keys do something. */
class SchemaKeysTest {
    private static final Set<String> DOCKER_CLOUD = words("""
            image autodestroy autoredeploy cap_add cap_drop cgroup_parent command deployment_strategy devices dns dns_search
            environment expose extra_hosts labels links net pid ports privileged restart roles security_opt
            sequential_deployment tags target_num_containers volumes volumes_from working_dir entrypoint user hostname
            domainname mac_address cpu_shares cpuset mem_limit memswap_limit read_only stdin_open tty""");

    private static final Set<String> COMPOSE_1 = words("""
            build cap_add cap_drop cgroup_parent command container_name cpu_shares cpu_quota cpuset devices dns dns_search
            dockerfile domainname hostname entrypoint env_file environment expose extends external_links extra_hosts image
            ipc labels links log_driver log_opt mac_address mem_limit memswap_limit mem_swappiness net pid ports privileged
            read_only stdin_open tty restart security_opt shm_size stop_signal ulimits user working_dir volumes
            volume_driver volumes_from""");

    private static final Set<String> COMPOSE = words("""
            annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name
            cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec
            depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file
            environment expose extends external_links extra_hosts gpus group_add healthcheck hostname image init ipc
            isolation label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit
            models network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_start
            pre_stop privileged profiles provider pull_policy pull_refresh_after read_only restart runtime scale secrets
            security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits
            use_api_socket user userns_mode uts volumes volumes_from working_dir""");

    /** Accepted, with a warning that says why a Docker host cannot do it. */
    private static final Set<String> NEVER = words("""
            cpu_count cpu_percent credential_spec deployment_strategy develop isolation models
            provider roles tags""");

    private static final Shape SERVICE = Shape.of(Dialect.STACKFILE).named().orElseThrow();

    @Test
    void aServiceHasTheKeysOfAllThreeDialectsAndNoOthers() {
        assertEquals(List.of(41, 49, 93), List.of(DOCKER_CLOUD.size(), COMPOSE_1.size(), COMPOSE.size()));
        Set<String> all = new TreeSet<>(DOCKER_CLOUD);
        all.addAll(COMPOSE_1);
        all.addAll(COMPOSE);
        assertEquals(all, SchemaCheck.keysOfService());
    }

    @Test
    void everyOtherKeyDoesSomething() {
        assertEquals(Set.of(), marked("later"));
        assertEquals(NEVER, marked("none"));
    }

    @Test
    void whatNeverHasAnEffectHasItsReason() {
        NEVER.forEach(key -> assertFalse(SERVICE.key(key).orElseThrow().reason().isBlank(), key));
    }

    private static Set<String> marked(String effect) {
        Set<String> marked = new TreeSet<>(SchemaCheck.keysOfService());
        marked.removeIf(key -> !SERVICE.key(key).orElseThrow().effect().equals(effect));
        return marked;
    }

    static Stream<String> keys() {
        return SchemaCheck.keysOfService().stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyHasItsWords(String key) {
        Shape shape = SERVICE.key(key).orElseThrow();
        assertTrue(shape.schema().path("description").asText().endsWith("."), "description");
        assertFalse(shape.expects().isBlank(), "x-expects");
        assertFalse(shape.examples().isEmpty(), "examples");
    }

    @Test
    void everyKeyInsideAnotherHasItsWordsToo() {
        List<String> without = new ArrayList<>();
        Reference.groups().values().forEach(keys -> keys.forEach(key -> addWithoutWords(key, without)));
        Reference.top().forEach(key -> addWithoutWords(key, without));
        without.removeIf(path -> path.startsWith("build.") || path.startsWith("services."));
        assertEquals(List.of(), without);
    }

    private static void addWithoutWords(Reference.Key key, List<String> without) {
        if (key.effect().isEmpty()) {
            if (key.description().isEmpty()) {
                without.add(key.path());
            }
            key.keys().forEach(inside -> addWithoutWords(inside, without));
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyExampleHolds(String key) {
        for (JsonNode example : SERVICE.key(key).orElseThrow().examples()) {
            String image = key.equals("image") ? "" : "image: nginx, ";
            String service = "{" + image + key + ": " + Example.of(example) + "}";
            for (String text : List.of("web: " + service, "services: {web: " + service + "}")) {
                List<Problem> errors = new ArrayList<>(Checked.text(text).all());
                errors.removeIf(problem -> !problem.isError());
                assertEquals("", ProblemText.of(errors), text);
            }
        }
    }

    @Test
    void bothSchemasReadTheSameAsYaml() throws Exception {
        for (String name : List.of("stackfile.schema.json", "compose.schema.json")) {
            try (var in = SchemaFile.class.getResourceAsStream(name)) {
                String text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                Node tree =
                        YamlTree.read(new Source(name, text), new Problems()).orElseThrow();
                assertEquals(JsonTree.of(tree), JsonText.read(text));
            }
        }
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.strip().split("\\s+")));
    }
}
