package io.stackfile.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DockerfileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "# syntax=docker/dockerfile:1\nFROM a",
                "# escape=`\n#  Syntax = docker/dockerfile:1\nFROM a",
                "FROM a\nRUN --mount=type=cache,target=/c make",
                "FROM a\nrun --network=none make",
                "FROM a\nRUN \\\n  # quickly\n  --mount=type=cache,target=/c make",
                "FROM a\nRUN <<EOF\nmake\nEOF",
                "FROM a\nCOPY <<-'END' /etc/motd\nhello\nEND",
                "FROM a\nCOPY --chown=1 --chmod=600 key /key",
                "FROM a\nCOPY --link x /x",
                "FROM a\nADD --checksum=sha256:0a1b https://shop.example/x /x"
            })
    void onlyBuildKitKnows(String text) {
        assertTrue(dockerfile(text).needsBuildKit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM a\nRUN make --mount=x\nCOPY --from=b --chown=1 x /x",
                "FROM a\n# syntax=docker/dockerfile:1",
                "FROM a\nRUN echo $((1 << 2)) && cat <file",
                "FROM a\nENV x=<<EOF",
                "FROM --platform=linux/amd64 a\nHEALTHCHECK --interval=1s CMD x",
                ""
            })
    void anyBuilderKnows(String text) {
        assertFalse(dockerfile(text).needsBuildKit());
    }

    @Test
    void tellsWhichImagesItIsMadeFrom() {
        assertEquals(
                List.of("images.example/jdk:17", "busybox:1", "images.example/tools", "alpine"),
                List.copyOf(dockerfile("""
                                ARG REGISTRY=images.example JDK
                                ARG TAG
                                ARG NONE
                                FROM ${REGISTRY}/jdk:$TAG AS build
                                RUN cat <<EOF
                                FROM nothing
                                EOF
                                FROM --platform=$BUILDPLATFORM busybox:${NONE:-1} as base
                                FROM base
                                COPY --from=build /a /a
                                COPY --from=0 /a /a
                                COPY --from="images.example/tools" /b /b
                                FROM $NONE
                                FROM scratch
                                from alp\\
                                ine
                                """.replace("\"", "")).images(Map.of("TAG", "17"))));
    }

    @Test
    void tellsWhatAsksTheUser() {
        Instruction asking = dockerfile("FROM a\n\nRUN --mount=type=cache,target=/c --mount=type=secret,id=x make")
                .asksTheUser()
                .orElseThrow();
        assertEquals(3, asking.line());
        assertTrue(dockerfile("FROM a\nRUN --mount=type=cache,target=/secret make")
                .asksTheUser()
                .isEmpty());
    }

    private static Dockerfile dockerfile(String text) {
        return Dockerfile.of(text.lines().toList());
    }
}
