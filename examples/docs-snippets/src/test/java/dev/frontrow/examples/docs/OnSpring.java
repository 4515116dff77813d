package dev.frontrow.examples.docs;

import dev.frontrow.chat.Chat;
import dev.frontrow.chat.gate.CreditGate;
import dev.frontrow.chat.gate.Wallet;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.memory.MemoryChatStore;
import dev.frontrow.chat.servlet.ChatServlet;
import dev.frontrow.chat.servlet.SigningKeys;
import dev.frontrow.chat.servlet.UserResolver;
import dev.frontrow.chat.store.ChatStore;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** docs/embedding.md, Spring Boot. */
@Configuration(proxyBeanMethods = false)
class OnSpring {

    @Bean
    ChatStore chatStore() {
        return MemoryChatStore.create();
    }

    @Bean
    Chat chat(ChatStore store, Directory directory, Wallet wallet) {
        return Chat.builder(store, directory)
                .gate(CreditGate.builder(wallet).topUpUrl("/wallet").build())
                .build();
    }

    @Bean
    ServletRegistrationBean<ChatServlet> chatServlet(Chat chat, UserResolver users, SigningKeys keys) {
        var bean = new ServletRegistrationBean<>(ChatServlet.of(chat, users, keys), "/api/*");
        bean.setAsyncSupported(true);
        return bean;
    }

    @Bean
    ApplicationListener<ContextClosedEvent> drainChat(Chat chat) {
        return closed -> chat.close();
    }
}
