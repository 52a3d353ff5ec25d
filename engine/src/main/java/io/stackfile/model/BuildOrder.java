package io.stackfile.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The images that a file builds, and which of them are made from others of the same file. */
public final class BuildOrder {
    private final Map<String, Image> images = new LinkedHashMap<>();
    private final Map<String, Build> builds = new LinkedHashMap<>();

    public BuildOrder(Stack stack) {
        for (Service service : stack.services()) {
            service.build().ifPresent(build -> {
                images.putIfAbsent(service.image().name(), service.image());
                builds.putIfAbsent(service.image().name(), build);
            });
        }
    }

    /** How an image is made; nothing when the file does not build it. */
    public Optional<Build> build(Image image) {
        return Optional.ofNullable(builds.get(image.name()));
    }

    /** What an image is made from, as far as the file builds that, too. One that is made from an older one of its own name is not meant. */
    public List<Image> bases(Image image) {
        return names(image.name()).stream()
                .flatMap(name -> Optional.ofNullable(images.get(name)).stream())
                .toList();
    }

    /** These images and those of the file that they are made from, each after its own; there is no circle. */
    public List<Image> with(Collection<Image> wanted) {
        Set<String> ordered = new LinkedHashSet<>();
        wanted.forEach(image -> StartOrder.walk(image.name(), this::names, ordered));
        return ordered.stream()
                .flatMap(name -> Optional.ofNullable(images.get(name)).stream())
                .toList();
    }

    /** A circle of images that are made from each other, as {@code a, b, a}; empty when there is none. */
    public List<String> circle() {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        builds.keySet().forEach(name -> all.put(name, names(name)));
        return StartOrder.circle(all);
    }

    private Set<String> names(String image) {
        List<Image> bases =
                Optional.ofNullable(builds.get(image)).map(Build::bases).orElse(List.of());
        Set<String> names = new LinkedHashSet<>(bases.stream().map(Image::name).toList());
        names.retainAll(builds.keySet());
        names.remove(image);
        return names;
    }
}
