package dev.frontrow.tck.tomcat;

import dev.frontrow.tck.BadInputSuite;
import dev.frontrow.tck.ChurnSuite;
import dev.frontrow.tck.CompressedStreamsSuite;
import dev.frontrow.tck.ContractSuite;
import dev.frontrow.tck.DeletedTextSuite;
import dev.frontrow.tck.ExactnessSuite;
import dev.frontrow.tck.HeartbeatSuite;
import dev.frontrow.tck.HostMistakesSuite;
import dev.frontrow.tck.RefusalSuite;
import dev.frontrow.tck.ResumeSuite;
import dev.frontrow.tck.RevalidationSuite;
import dev.frontrow.tck.RoleMatrixSuite;
import dev.frontrow.tck.ShutdownSuite;
import dev.frontrow.tck.SignOutSuite;
import dev.frontrow.tck.SlowClientsSuite;
import dev.frontrow.tck.StalledReadersSuite;
import dev.frontrow.tck.StreamSuite;
import dev.frontrow.tck.StreamWriterSuite;
import dev.frontrow.tck.TokenSuite;
import dev.frontrow.tck.UnreadAnswersSuite;
import org.junit.jupiter.api.Nested;

class Tomcat11IT {

    @Nested
    class Contract extends ContractSuite {}

    @Nested
    class Refusal extends RefusalSuite {}

    @Nested
    class Token extends TokenSuite {}

    @Nested
    class SignOut extends SignOutSuite {}

    @Nested
    class Revalidation extends RevalidationSuite {}

    @Nested
    class BadInput extends BadInputSuite {}

    @Nested
    class Writer extends StreamWriterSuite {}

    @Nested
    class Stream extends StreamSuite {}

    @Nested
    class CompressedStreams extends CompressedStreamsSuite {}

    @Nested
    class Resume extends ResumeSuite {}

    @Nested
    class Exactness extends ExactnessSuite {}

    @Nested
    class DeletedText extends DeletedTextSuite {}

    @Nested
    class RoleMatrix extends RoleMatrixSuite {}

    @Nested
    class Churn extends ChurnSuite {}

    @Nested
    class StalledReaders extends StalledReadersSuite {}

    @Nested
    class SlowClients extends SlowClientsSuite {}

    @Nested
    class UnreadAnswers extends UnreadAnswersSuite {}

    @Nested
    class HostMistakes extends HostMistakesSuite {}

    @Nested
    class Shutdown extends ShutdownSuite {}

    @Nested
    class Heartbeat extends HeartbeatSuite {}
}
