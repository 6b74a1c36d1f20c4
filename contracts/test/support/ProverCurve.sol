// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Curve arithmetic of a prover who knows its secrets, written the plain way over EIP-2537.
/// @dev Shares no code with src/lib, so that one cannot hide a mistake of the other.
library ProverCurve {
    uint256 internal constant ORDER = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001;
    bytes internal constant G1 =
        hex"0000000000000000000000000000000017f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb0000000000000000000000000000000008b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1";
    bytes internal constant G2 =
        hex"00000000000000000000000000000000024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb80000000000000000000000000000000013e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e000000000000000000000000000000000ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801000000000000000000000000000000000606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be";
    /// @notice On the curve (x = 4), not in the subgroup of order r.
    bytes internal constant G1_OFF_SUBGROUP =
        hex"00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000004000000000000000000000000000000000a989badd40d6212b33cffc3f3763e9bc760f988c9926b26da9dd85e928483446346b8ed00e1de5d5ea93e354abe706c";
    bytes internal constant SUITE = "BLS12381G1_XMD:SHA-256_SSWU_RO_";

    function g1(uint256 scalar) internal view returns (bytes memory) {
        return multiply(G1, scalar);
    }

    function g2(uint256 scalar) internal view returns (bytes memory) {
        return multiplyG2(G2, scalar);
    }

    function multiply(bytes memory point, uint256 scalar) internal view returns (bytes memory) {
        return _call(0x0c, bytes.concat(point, bytes32(scalar)));
    }

    function multiplyG2(bytes memory point, uint256 scalar) internal view returns (bytes memory) {
        return _call(0x0e, bytes.concat(point, bytes32(scalar)));
    }

    function add(bytes memory left, bytes memory right) internal view returns (bytes memory) {
        return _call(0x0b, bytes.concat(left, right));
    }

    function addG2(bytes memory left, bytes memory right) internal view returns (bytes memory) {
        return _call(0x0d, bytes.concat(left, right));
    }

    function negate(bytes memory point) internal view returns (bytes memory) {
        return multiply(point, ORDER - 1);
    }

    /// @notice sum scalars[i] points[i]; the points from `points.length` on are ignored.
    function combine(bytes[] memory points, uint256[] memory scalars) internal view returns (bytes memory sum) {
        if (scalars.length == 0) return new bytes(128);
        bytes memory terms;
        for (uint256 i; i < scalars.length; ++i) {
            terms = bytes.concat(terms, points[i], bytes32(scalars[i]));
        }
        return _call(0x0c, terms);
    }

    /// @notice e(left1, right1) = e(left2, right2).
    function pairingsEqual(bytes memory left1, bytes memory right1, bytes memory left2, bytes memory right2)
        internal
        view
        returns (bool)
    {
        return uint256(bytes32(_call(0x0f, bytes.concat(left1, right1, negate(left2), right2)))) == 1;
    }

    /// @notice RFC 9380 BLS12381G1_XMD:SHA-256_SSWU_RO_ under the tag purpose ‖ suite, any message.
    function hashToG1(bytes16 purpose, bytes memory message) internal view returns (bytes memory) {
        bytes memory tag = bytes.concat(purpose, SUITE, bytes1(uint8(16 + SUITE.length)));
        bytes32 b0 = sha256(bytes.concat(new bytes(64), message, hex"008000", tag));
        bytes32 b1 = sha256(bytes.concat(b0, hex"01", tag));
        bytes32 b2 = sha256(bytes.concat(b0 ^ b1, hex"02", tag));
        bytes32 b3 = sha256(bytes.concat(b0 ^ b2, hex"03", tag));
        bytes32 b4 = sha256(bytes.concat(b0 ^ b3, hex"04", tag));
        return add(_map(bytes.concat(b1, b2)), _map(bytes.concat(b3, b4)));
    }

    function _map(bytes memory uniform) private view returns (bytes memory) {
        bytes memory modulus =
            hex"1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab";
        bytes memory input =
            bytes.concat(bytes32(uint256(64)), bytes32(uint256(1)), bytes32(uint256(48)), uniform, hex"01", modulus);
        return _call(0x10, bytes.concat(new bytes(16), _call(0x05, input)));
    }

    function _call(uint160 precompile, bytes memory input) private view returns (bytes memory) {
        (bool ok, bytes memory answer) = address(precompile).staticcall(input);
        require(ok && answer.length > 0, "prover: precompile refused");
        return answer;
    }
}
