package io.stackfile.cli;

/** Whether what was planned may begin, once it has been shown. */
interface Consent {
    /** {@code shown} may be empty. */
    boolean mayBegin(String shown, Question question);

    /**
     * What is asked.
     *
     * @param text empty for no question
     * @param refusal what to tell when there is nobody to ask; empty when that means to go on
     */
    record Question(String text, String refusal) {
        static final Question NONE = new Question("", "");

        static Question orGoOn(String text) {
            return new Question(text, "");
        }

        static Question orElse(String text, String refusal) {
            return new Question(text, refusal);
        }

        boolean isAgreed(Terminal terminal) {
            if (text.isEmpty()) {
                return true;
            }
            if (terminal.person().isEmpty()) {
                if (refusal.isEmpty()) {
                    return true;
                }
                throw new UsageException(refusal);
            }
            return terminal.isAgreed(text);
        }
    }
}
