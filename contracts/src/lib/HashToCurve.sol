// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bls12381} from "./Bls12381.sol";
import {Memory} from "./Memory.sol";

/// @title RFC 9380 suite BLS12381G1_XMD:SHA-256_SSWU_RO_ for messages of 32 bytes (docs/formats.md section 7).
/// @dev The domain separation tag is a purpose of 16 bytes and the name of the suite, 47 bytes. A workspace is prepared once
/// a purpose and used for any number of messages. It holds every input of a hash in place:
///
///   0    Z_pad 64, message 32, 0x0080 (128 bytes wanted), 0x00, tag 47, 0x2f       input of b_0 (147 bytes)
///   160  b_0 xor b_(i-1) 32, i 1, tag 47, 0x2f                                     input of b_i (81 bytes)
///   256  lengths 64, 1, 48 as words; base 64, exponent 1, modulus p 48             input of MODEXP (209 bytes)
///   512  field element: 16 zeros, 48 bytes                                         input of MAP_FP_TO_G1 (64 bytes)
///   576  two mapped points                                                         input of G1ADD (256 bytes)
///
/// The mapping clears the cofactor of each half; clearing is linear, so this equals the RFC's clearing of the sum.
/// @custom:security Two purposes never share a curve point but by a collision of SHA-256; no key may serve two purposes.
library HashToCurve {
    using Memory for uint256;

    uint256 private constant BLOCK = 160;
    uint256 private constant REDUCTION = 256;
    uint256 private constant BASE = REDUCTION + 96;
    uint256 private constant ELEMENT = 512;
    uint256 private constant POINTS = 576;
    uint256 private constant WORKSPACE_SIZE = 832;

    address private constant SHA256 = address(0x02);
    address private constant MODEXP = address(0x05);
    // SHA-256: 60 + 12 a word of at most 5 words. MODEXP: the minimum price of EIP-7883, far above our exponent's cost.
    uint256 private constant SHA256_GAS = 120;
    uint256 private constant MODEXP_GAS = 500;

    bytes32 private constant SUITE = "BLS12381G1_XMD:SHA-256_SSWU_RO_/"; // 0x2f, the tag's length, is the ASCII slash
    uint256 private constant MODULUS_HIGH = 0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f624;
    uint256 private constant MODULUS_LOW = 0x1eabfffeb153ffffb9feffffffffaaab << 128;

    error CurvePrecompileMissing();

    /// @notice A workspace for one purpose, e.g. "CESS4J-PODR2-V1_".
    function prepare(bytes16 purpose) internal pure returns (uint256 workspace) {
        workspace = Memory.allocateZeroed(WORKSPACE_SIZE);
        (workspace + 96).store(0x0080 << 240);
        _storeTag(workspace + 99, purpose);
        _storeTag(workspace + BLOCK + 33, purpose);
        (workspace + REDUCTION).store(64);
        (workspace + REDUCTION + 32).store(1);
        (workspace + REDUCTION + 64).store(48);
        (workspace + BASE + 64).storeByte(1);
        (workspace + BASE + 65).store(MODULUS_HIGH);
        (workspace + BASE + 97).store(MODULUS_LOW);
    }

    /// @notice Writes the point of `message` (128 bytes) to `point`.
    function hash(uint256 workspace, bytes32 message, uint256 point) internal view {
        (workspace + 64).store(uint256(message));
        uint256 first = workspace + BLOCK;
        _sha256(workspace, 147, first);
        uint256 b0 = first.load();
        uint256 previous = _element(workspace, b0, 0, 1, workspace + POINTS);
        _element(workspace, b0, previous, 3, workspace + POINTS + Bls12381.G1_SIZE);
        if (!Bls12381.add(workspace + POINTS, point)) revert CurvePrecompileMissing();
    }

    /// @notice The point of one message, 128 bytes.
    function hashOne(bytes16 purpose, bytes32 message) internal view returns (bytes memory point) {
        point = new bytes(Bls12381.G1_SIZE);
        hash(prepare(purpose), message, Memory.contentOf(point));
    }

    /// @dev Derives blocks b_index and b_(index+1), reduces the 64 bytes modulo p and maps them to a point.
    function _element(uint256 workspace, uint256 b0, uint256 previous, uint256 index, uint256 point)
        private
        view
        returns (uint256 last)
    {
        previous = _block(workspace, b0 ^ previous, index, workspace + BASE);
        last = _block(workspace, b0 ^ previous, index + 1, workspace + BASE + 32);
        bool ok = Memory.staticCall(MODEXP, MODEXP_GAS, workspace + REDUCTION, 209, workspace + ELEMENT + 16, 48);
        if (!ok || !Bls12381.mapToG1(workspace + ELEMENT, point)) revert CurvePrecompileMissing();
    }

    function _block(uint256 workspace, uint256 mixed, uint256 index, uint256 to) private view returns (uint256) {
        (workspace + BLOCK).store(mixed);
        (workspace + BLOCK + 32).storeByte(index);
        _sha256(workspace + BLOCK, 81, to);
        return to.load();
    }

    function _sha256(uint256 input, uint256 size, uint256 to) private view {
        if (!Memory.staticCall(SHA256, SHA256_GAS, input, size, to, 32)) revert CurvePrecompileMissing();
    }

    /// @dev Tag ‖ its length, 48 bytes at any alignment; later words end where earlier ones began to matter.
    function _storeTag(uint256 to, bytes16 purpose) private pure {
        to.store(uint256(bytes32(purpose)));
        (to + 16).store(uint256(SUITE));
    }
}
