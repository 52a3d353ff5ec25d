package io.stackfile.lint;

/** A password for an image that asks for one only otherwise. */
final class PasswordIgnored implements Rule {
    @Override
    public String name() {
        return "password-ignored";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        boolean passedOn = subject.command().contains("PASSWORD");
        if (!Notebooks.isOfJupyter(subject.image()) || subject.service().build().isPresent() || passedOn) {
            return;
        }
        subject.environment().stream()
                .filter(variable -> variable.name().equals("PASSWORD"))
                .forEach(variable -> findings.addHidden(
                        variable.at(),
                        "environment.PASSWORD",
                        "the images of Jupyter have not looked at PASSWORD for years, and ask for a token of their own",
                        "write JUPYTER_TOKEN in its place, and type that where a token or password is asked for"));
    }
}
