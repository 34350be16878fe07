package org.commonway.city.settings;

/** The office cannot run with what it was told; the message is one sentence that names the setting and what to do. */
public final class SettingRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its sentence. */
    public SettingRefusal(String sentence) {
        super(sentence);
    }
}
