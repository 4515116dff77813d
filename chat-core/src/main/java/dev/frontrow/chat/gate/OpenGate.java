package dev.frontrow.chat.gate;

enum OpenGate implements Gate {
    INSTANCE;

    @Override
    public GateDecision decide(GateRequest request) {
        return GateDecision.open();
    }

    @Override
    public boolean mayBlock() {
        return false;
    }
}
