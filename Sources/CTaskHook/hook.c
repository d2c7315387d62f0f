#include "CTaskHook.h"

extern void *swift_task_enqueueGlobal_hook;

void **task_hook_place(void) { return &swift_task_enqueueGlobal_hook; }
