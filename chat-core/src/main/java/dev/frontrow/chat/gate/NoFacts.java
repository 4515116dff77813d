package dev.frontrow.chat.gate;

enum NoFacts implements Facts {
    INSTANCE;

    @Override
    public UserFacts of(FactsRequest request) {
        return UserFacts.unknown();
    }

    @Override
    public boolean mayBlock() {
        return false;
    }
}
