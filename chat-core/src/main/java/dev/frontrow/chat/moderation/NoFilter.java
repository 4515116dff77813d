package dev.frontrow.chat.moderation;

enum NoFilter implements ContentFilter {
    INSTANCE;

    @Override
    public Verdict review(ContentRequest request) {
        return Verdict.allow();
    }

    @Override
    public boolean mayBlock() {
        return false;
    }
}
