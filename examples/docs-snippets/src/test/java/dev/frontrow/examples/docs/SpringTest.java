package dev.frontrow.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontrow.chat.gate.Money;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** The Spring configuration that docs/embedding.md shows runs, and its end ends the streams. */
@Timeout(60)
class SpringTest {

    @Test
    void springServesElementAndChat() throws Exception {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(TomcatServletWebServerFactory.class, () -> {
            var factory = new TomcatServletWebServerFactory(0);
            factory.setRegisterDefaultServlet(true);
            return factory;
        });
        context.registerBean(Directory.class, () -> HostsTest.EVERYBODY);
        context.registerBean(UserResolver.class, () -> HostsTest.ADA);
        context.registerBean(SigningKeys.class, SigningKeys::random);
        context.registerBean(Wallet.class, () -> request -> new Money(100, "EUR"));
        context.register(OnSpring.class);
        context.refresh();
        int port = context.getWebServer().getPort();
        try (HelloAndBye stream = new HostsTest().servesElementAndChat(port)) {
            context.close();
            assertThat(stream.rest()).contains("event: bye").contains("\"reason\":\"draining\"");
        }
    }
}
