/*
 * The limit in C: one thread, one epoll, one send(2) for each event and viewer, and nothing else. What is left of its
 * cost is the kernel's. It does what LimitServer does in Java: GET opens a stream, POST sends its body to all streams.
 *
 * Argument: the size of the send buffers in bytes (0: the system's). It prints "port <number>", answers each line of
 * its input with that line and 0, for it has neither a collector nor a compiler, and ends with its input.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_REQUEST = 4096, BACKLOG = 4096, READY_AT_ONCE = 512 };

static const char STREAM[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n";
static const char SENT[] = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";

struct event {
    char *bytes;
    size_t length;
};

/* A sender's connection or, after it asked for the events, a viewer's. */
struct connection {
    int fd;
    int full;       /* the kernel took no more; epoll says when it does */
    size_t place;   /* of a viewer, in the list of viewers */
    size_t next;    /* the event that is written next */
    size_t written; /* of it */
    size_t length;  /* of the input */
    char *input;    /* a viewer has none */
};

/* What epoll tells of these two is not about a connection. */
static struct connection acceptor, questions;

static int poller, send_buffer;
static struct event *events;
static size_t event_count, event_space;
static struct connection **viewers;
static size_t viewer_count, viewer_space;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

/* Room for one more in a list that doubles. */
static void *grown(void *list, size_t count, size_t *space, size_t size) {
    if (count < *space) {
        return list;
    }
    *space = *space ? 2 * *space : 1024;
    list = realloc(list, *space * size);
    if (!list) {
        fail("realloc");
    }
    return list;
}

static void watch(struct connection *of, int operation, unsigned int what) {
    struct epoll_event wanted = {.events = what, .data.ptr = of};
    if (epoll_ctl(poller, operation, of->fd, &wanted) < 0) {
        fail("epoll_ctl");
    }
}

static void await_room(struct connection *viewer, int full) {
    if (viewer->full != full) {
        viewer->full = full;
        watch(viewer, EPOLL_CTL_MOD, full ? EPOLLIN | EPOLLOUT : EPOLLIN);
    }
}

/* Writes one event after the other, until the kernel takes no more. One who has left is closed when epoll says so. */
static void drain(struct connection *viewer) {
    while (viewer->next < event_count) {
        struct event *event = &events[viewer->next];
        size_t left = event->length - viewer->written;
        ssize_t sent = send(viewer->fd, event->bytes + viewer->written, left, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN) {
            return;
        }
        if (sent < (ssize_t) left) {
            viewer->written += sent < 0 ? 0 : (size_t) sent;
            await_room(viewer, 1);
            return;
        }
        viewer->written = 0;
        viewer->next++;
    }
    await_room(viewer, 0);
}

static void publish(const char *body, size_t length) {
    events = grown(events, event_count, &event_space, sizeof *events);
    char *bytes = malloc(length);
    if (!bytes) {
        fail("malloc");
    }
    memcpy(bytes, body, length);
    events[event_count++] = (struct event) {.bytes = bytes, .length = length};
    for (size_t i = 0; i < viewer_count; i++) {
        if (!viewers[i]->full) {
            drain(viewers[i]);
        }
    }
}

static void subscribe(struct connection *connection) {
    free(connection->input);
    connection->input = NULL;
    connection->length = 0;
    viewers = grown(viewers, viewer_count, &viewer_space, sizeof *viewers);
    connection->next = event_count;
    connection->place = viewer_count;
    viewers[viewer_count++] = connection;
}

/* Answers a request, if it is there as a whole. Returns whether it was, and the connection goes on with the next. */
static int answer(struct connection *connection) {
    connection->input[connection->length] = 0;
    char *end = strstr(connection->input, "\r\n\r\n");
    if (!end) {
        return 0;
    }
    if (connection->input[0] == 'G') {
        if (send(connection->fd, STREAM, sizeof STREAM - 1, MSG_NOSIGNAL) > 0) {
            subscribe(connection);
        }
        return 0;
    }
    char *header = strcasestr(connection->input, "content-length:");
    size_t head = end + 4 - connection->input;
    size_t body = header && header < end ? strtoul(header + 15, NULL, 10) : 0;
    if (connection->length - head < body) {
        return 0;
    }
    publish(connection->input + head, body);
    connection->length -= head + body;
    memmove(connection->input, connection->input + head + body, connection->length);
    return send(connection->fd, SENT, sizeof SENT - 1, MSG_NOSIGNAL) > 0;
}

/* Reads requests; what a viewer sends means nothing. Returns whether the other side is still there. */
static int take(struct connection *connection) {
    char ignored[MAX_REQUEST];
    char *to = connection->input ? connection->input + connection->length : ignored;
    ssize_t count = recv(connection->fd, to, MAX_REQUEST - connection->length, 0);
    if (count <= 0) {
        return count < 0 && errno == EAGAIN;
    }
    if (connection->input) {
        connection->length += (size_t) count;
        while (answer(connection)) {
        }
    }
    return connection->length < MAX_REQUEST;
}

static void leave(struct connection *connection) {
    if (connection->input) {
        free(connection->input);
    } else {
        struct connection *last = viewers[--viewer_count];
        viewers[connection->place] = last;
        last->place = connection->place;
    }
    close(connection->fd);
    free(connection);
}

static void accept_all(void) {
    int one = 1;
    for (int fd; (fd = accept4(acceptor.fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
        struct connection *connection = calloc(1, sizeof *connection);
        if (!connection || !(connection->input = malloc(MAX_REQUEST + 1))) {
            fail("malloc");
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (send_buffer > 0) {
            setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &send_buffer, sizeof send_buffer);
        }
        connection->fd = fd;
        watch(connection, EPOLL_CTL_ADD, EPOLLIN);
    }
    if (errno != EAGAIN && errno != ECONNABORTED) {
        fail("accept4");
    }
}

static void answer_questions(void) {
    char asked[256];
    ssize_t count = read(questions.fd, asked, sizeof asked);
    if (count <= 0) {
        exit(0); /* whoever started it has ended */
    }
    for (ssize_t i = 0; i < count; i++) {
        if (asked[i] == '\n') {
            puts(" 0");
        } else {
            putchar(asked[i]);
        }
    }
    fflush(stdout);
}

static void serve(struct connection *connection, unsigned int what) {
    if (what & (EPOLLIN | EPOLLHUP | EPOLLERR) && !take(connection)) {
        leave(connection);
    } else if (what & EPOLLOUT) {
        drain(connection);
    }
}

int main(int count, char **arguments) {
    send_buffer = count > 1 ? atoi(arguments[1]) : 0;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    poller = epoll_create1(EPOLL_CLOEXEC);
    acceptor.fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    questions.fd = STDIN_FILENO;
    if (poller < 0 || acceptor.fd < 0 || bind(acceptor.fd, (struct sockaddr *) &address, size) < 0
        || listen(acceptor.fd, BACKLOG) < 0 || getsockname(acceptor.fd, (struct sockaddr *) &address, &size) < 0) {
        fail("listen");
    }
    watch(&acceptor, EPOLL_CTL_ADD, EPOLLIN);
    watch(&questions, EPOLL_CTL_ADD, EPOLLIN);
    printf("port %d\n", ntohs(address.sin_port));
    fflush(stdout);
    for (;;) {
        struct epoll_event ready[READY_AT_ONCE];
        int ready_count = epoll_wait(poller, ready, READY_AT_ONCE, -1);
        if (ready_count < 0 && errno != EINTR) {
            fail("epoll_wait");
        }
        for (int i = 0; i < ready_count; i++) {
            struct connection *of = ready[i].data.ptr;
            if (of == &acceptor) {
                accept_all();
            } else if (of == &questions) {
                answer_questions();
            } else {
                serve(of, ready[i].events);
            }
        }
    }
}
