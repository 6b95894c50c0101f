;; Finds where two memories differ; see memory-image.ts, which holds this module in base64.
(module
  (import "memory" "now" (memory $now 1))
  (import "memory" "image" (memory $image 1))
  (func (export "firstDifference") (param $at i32) (param $to i32) (result i32)
    (block $found
      (loop $line
        (br_if $found (i32.ge_u (local.get $at) (local.get $to)))
        (br_if $found (v128.any_true
          (v128.or
            (v128.or
              (v128.xor (v128.load $now (local.get $at)) (v128.load $image (local.get $at)))
              (v128.xor (v128.load $now offset=16 (local.get $at)) (v128.load $image offset=16 (local.get $at))))
            (v128.or
              (v128.xor (v128.load $now offset=32 (local.get $at)) (v128.load $image offset=32 (local.get $at)))
              (v128.xor (v128.load $now offset=48 (local.get $at)) (v128.load $image offset=48 (local.get $at)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $line)))
    (local.get $at)))
