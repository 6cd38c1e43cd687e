/* A PKCS#11 module that stands before another one and, when told so, behaves as cards do on bad days: it locks its PIN, is pulled out
 * between two signatures, takes its time, allows one session. Reads JETON_SCENARIO at each call and writes every call it counts in
 * JETON_JOURNAL. The order of the functions is that of PKCS#11 2.40, 3.6. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef unsigned long ulong_t;
typedef ulong_t (*call_t)();
typedef struct { unsigned char version[2]; call_t calls[68]; } list_t;

enum { INITIALIZE = 0, FINALIZE = 1, GET_TOKEN_INFO = 6, OPEN_SESSION = 12, CLOSE_SESSION = 13, LOGIN = 18, SIGN = 43 };
enum { OK = 0, SESSION_COUNT = 0xB1, CONTEXT_SPECIFIC = 2, FLAGS_AT = 96, MAX_SESSIONS_AT = 104 };

static list_t *behind;
static list_t own;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static int signatures;
static int sessions;

/* A number of the scenario, a line « name number »; absent is -1. */
static long told(const char *name)
{
    long value = -1;
    char word[64];
    long number;
    const char *path = getenv("JETON_SCENARIO");
    FILE *file = path == NULL ? NULL : fopen(path, "r");
    while (file != NULL && fscanf(file, "%63s %li", word, &number) == 2) {
        if (strcmp(word, name) == 0) {
            value = number;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return value;
}

static void note(const char *word)
{
    const char *path = getenv("JETON_JOURNAL");
    FILE *file = path == NULL ? NULL : fopen(path, "a");
    if (file != NULL) {
        fprintf(file, "%s\n", word);
        fclose(file);
    }
}

static ulong_t initialize(void *arguments)
{
    ulong_t answer = behind->calls[INITIALIZE](arguments);
    signatures = sessions = 0;
    return answer == 0x191 /* already, by another user of the module behind */ ? OK : answer;
}

static ulong_t finalize(void *reserved)
{
    return OK;
}

static ulong_t get_token_info(ulong_t slot, char *info)
{
    ulong_t answer = behind->calls[GET_TOKEN_INFO](slot, info);
    if (answer == OK && told("flags") >= 0) {
        *(ulong_t *)(info + FLAGS_AT) |= (ulong_t)told("flags");
    }
    if (answer == OK && told("sessions") >= 0) {
        *(ulong_t *)(info + MAX_SESSIONS_AT) = (ulong_t)told("sessions");
    }
    return answer;
}

static ulong_t open_session(ulong_t slot, ulong_t flags, void *application, void *notify, ulong_t *session)
{
    if (told("sessions") >= 0 && sessions >= told("sessions")) {
        return SESSION_COUNT;
    }
    sessions++;
    return behind->calls[OPEN_SESSION](slot, flags, application, notify, session);
}

static ulong_t close_session(ulong_t session)
{
    sessions--;
    return behind->calls[CLOSE_SESSION](session);
}

static ulong_t log_in(ulong_t session, ulong_t user, void *pin, ulong_t length)
{
    long answer = told(user == CONTEXT_SPECIFIC ? "reuse" : "login");
    note(user == CONTEXT_SPECIFIC ? "reuse" : "login");
    return answer >= 0 ? (ulong_t)answer : behind->calls[LOGIN](session, user, pin, length);
}

static ulong_t sign(ulong_t session, void *data, ulong_t length, void *signature, ulong_t *size)
{
    ulong_t answer;
    long delay = told("delay");
    long limit = told("after");
    pthread_mutex_lock(&one_at_a_time);
    if (signature != NULL && limit >= 0 && signatures >= limit) {
        behind->calls[SIGN](session, data, length, signature, size); /* a refusal ends the operation too: 5.11 */
        pthread_mutex_unlock(&one_at_a_time);
        return (ulong_t)told("answer");
    }
    if (signature != NULL && delay > 0) {
        struct timespec pause = { delay / 1000, (delay % 1000) * 1000000L };
        nanosleep(&pause, NULL);
    }
    answer = behind->calls[SIGN](session, data, length, signature, size);
    if (signature != NULL && answer == OK) {
        signatures++;
        note("sign");
    }
    pthread_mutex_unlock(&one_at_a_time);
    return answer;
}

ulong_t C_GetFunctionList(list_t **list)
{
    void *module = dlopen(getenv("JETON_MODULE"), RTLD_NOW);
    call_t get = module == NULL ? NULL : (call_t)dlsym(module, "C_GetFunctionList");
    if (get == NULL || get(&behind) != OK) {
        return 5;
    }
    own = *behind;
    own.calls[INITIALIZE] = (call_t)initialize;
    own.calls[FINALIZE] = (call_t)finalize;
    own.calls[GET_TOKEN_INFO] = (call_t)get_token_info;
    own.calls[OPEN_SESSION] = (call_t)open_session;
    own.calls[CLOSE_SESSION] = (call_t)close_session;
    own.calls[LOGIN] = (call_t)log_in;
    own.calls[SIGN] = (call_t)sign;
    *list = &own;
    return OK;
}
