package io.stackfile.lint;

import io.stackfile.model.Image;

/** A database whose version is whatever is newest; a newer one may not read what an older one wrote. */
final class LatestDatabase implements Rule {
    @Override
    public String name() {
        return "latest-database";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        subject.image()
                .filter(Databases::isOne)
                .filter(image -> !image.isDigest() && image.tag().equals("latest"))
                .ifPresent(image -> findings.add(
                        subject.mapping().get("image").orElseThrow(),
                        "image",
                        "the next '" + image + "' may be a version that cannot read the data of this one",
                        "write the version" + example(image)));
    }

    private static String example(Image image) {
        return Databases.withVersion(image).map(name -> ", such as " + name).orElse(" behind a colon");
    }
}
