package io.stackfile.cli;

/** Whoever sits at the terminal, asked about one host. */
record PersonsConsent(Terminal terminal) implements Consent {
    @Override
    public boolean mayBegin(String shown, Question question) {
        if (!shown.isEmpty()) {
            terminal.say(shown);
        }
        return question.isAgreed(terminal);
    }
}
