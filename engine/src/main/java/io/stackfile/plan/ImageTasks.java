package io.stackfile.plan;

import io.stackfile.host.LocalImages;
import io.stackfile.model.BuildOrder;
import io.stackfile.model.Image;
import io.stackfile.model.Link;
import io.stackfile.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gets the images of an update that the host lacks. */
final class ImageTasks {
    private final Update update;
    private final LocalImages local;
    private final TasksSoFar tasks;
    private final ImagesToGet toGet;
    private final ImageSteps steps;

    ImageTasks(Update update, LocalImages local, TasksSoFar tasks) {
        this.update = update;
        this.local = local;
        this.tasks = tasks;
        BuildOrder order = new BuildOrder(update.stack());
        this.toGet = new ImagesToGet(order, update.observed(), local);
        this.steps = new ImageSteps(order, tasks.plan, tasks.images);
    }

    /**
     * A container needs its own image, and those it links to for what they say of themselves. A service without containers is
     * in the file for its image alone, which others start or build upon.
     */
    void add() {
        for (Fate fate : update.fates()) {
            if (fate.needsImage()) {
                needed(fate.service()).forEach(this::add);
                fate.service().mountedImages().forEach(this::addMounted);
            }
            if (fate.isToStart()) {
                errands(fate.service()).forEach(this::add);
            }
        }
        update.idle().forEach(this::add);
    }

    private void add(Service service) {
        Optional<Obstacle> obstacle = update.observed().image(service.image()).isEmpty()
                ? ImageWay.obstacle(service, local)
                : Optional.empty();
        if (obstacle.isPresent()) {
            tasks.plan.obstruct(List.of(obstacle.get()));
        } else {
            add(service.image(), () -> ImageWay.of(service, local));
        }
    }

    /** One that a container has as a volume. */
    private void addMounted(Image image) {
        add(image, () -> ImageWay.of(image, update.stack().buildOf(image), local));
    }

    private void add(Image image, Supplier<ImageWay> found) {
        if (update.observed().image(image).isEmpty() && !tasks.images.containsKey(image)) {
            toGet.with(image, found.get()).forEach((each, way) -> {
                if (!tasks.images.containsKey(each)) {
                    steps.add(each, way.step(), way.reason());
                }
            });
        }
    }

    private Stream<Service> needed(Service service) {
        return Stream.concat(
                Stream.of(service),
                service.links().stream().map(Link::service).flatMap(name -> update.stack().service(name).stream()));
    }

    /** What its errands run in, and what they link to. */
    private static Stream<Service> errands(Service service) {
        return service.settings().lifecycle().errands().stream().map(service::running);
    }

    List<Task> of(Service service) {
        return Stream.concat(
                        Stream.concat(needed(service), errands(service)).map(Service::image),
                        service.mountedImages().stream())
                .flatMap(image -> TasksSoFar.of(tasks.images, image))
                .toList();
    }
}
