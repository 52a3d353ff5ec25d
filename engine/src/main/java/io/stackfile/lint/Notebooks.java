package io.stackfile.lint;

import io.stackfile.model.Image;
import java.util.Optional;
import java.util.regex.Pattern;

/** Notebooks: whoever gets into one runs any command there. */
final class Notebooks {
    private static final Pattern OF_JUPYTER = Pattern.compile(
            "(quay\\.io/)?jupyter/\\w+(-\\w+)*-notebook|(quay\\.io/)?jupyter/" + "docker-stacks-foundation");
    private static final Pattern NAME = Pattern.compile(
            "(.*/)?((jupyter|jupyter-?lab|zeppelin|tensorflow-notebook|notebook)|[\\w.]+-notebook|notebook-[\\w.-]+)");
    private static final Pattern COMMAND = Pattern.compile(
            "(^|[\\s/'\"])(jupyter[- ](notebook|lab|server|nbclassic)|start-(notebook|singleuser)(\\.sh|\\.py)?)\\b.*");
    private static final Pattern TAG = Pattern.compile(".*\\bjupyter\\b.*");
    private static final int USUAL_PORT = 8888;

    private Notebooks() {}

    static boolean isOne(Subject subject) {
        return subject.image().filter(Notebooks::isOne).isPresent()
                || COMMAND.matcher(subject.command()).find()
                || hasUsualPort(subject) && subject.hasVariable("PASSWORD|JUPYTER_\\w+|NB_\\w+|GRANT_SUDO");
    }

    private static boolean isOne(Image image) {
        return NAME.matcher(image.repository()).matches()
                || OF_JUPYTER.matcher(image.repository()).matches()
                || TAG.matcher(image.tag()).matches();
    }

    private static boolean hasUsualPort(Subject subject) {
        return subject.service().ports().stream()
                .anyMatch(port -> port.container().port() == USUAL_PORT);
    }

    /** Whether it is one of the images that the Jupyter project publishes. */
    static boolean isOfJupyter(Optional<Image> image) {
        return image.filter(found -> OF_JUPYTER.matcher(found.repository()).matches())
                .isPresent();
    }
}
