/// Where the Swift runtime keeps the function that is given every task to be run; it holds null as long as that is the runtime's own.
/// (swift/Runtime/Concurrency.h: swift_task_enqueueGlobal_hook.)
void *_Nullable *_Nonnull task_hook_place(void);
