// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Memory} from "./Memory.sol";

/// @title BLS12-381 over the precompiles of EIP-2537.
/// @dev Points are in memory, in the encoding of the EIP: G1 128 bytes, G2 256 bytes, infinity all zero. A term of an MSM is
/// a G1 point and its 32-byte scalar (160 bytes), a pair of a pairing is a G1 and a G2 point (384 bytes).
/// @custom:security MSM and pairing check that points are canonical, on the curve and in the subgroup; G1ADD does not check
/// the subgroup, so `add` takes only points that this contract computed. Precompiles get the gas of EIP-2537's schedule (or
/// an upper bound of it) and no more, so that a bad point cannot burn the caller's whole gas.
library Bls12381 {
    /// @notice Order r of G1 and G2.
    uint256 internal constant ORDER = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001;

    uint256 internal constant G1_SIZE = 128;
    uint256 internal constant G2_SIZE = 256;
    uint256 internal constant TERM_SIZE = 160;
    uint256 internal constant PAIR_SIZE = 384;

    address private constant G1_ADD = address(0x0b);
    address private constant G1_MSM = address(0x0c);
    address private constant G2_MSM = address(0x0e);
    address private constant PAIRING = address(0x0f);
    address private constant MAP_TO_G1 = address(0x10);

    // Gas schedule of EIP-2537. The discount of large MSMs is left out: the bound stays a bound.
    uint256 private constant G1_ADD_GAS = 375;
    uint256 private constant G1_MULTIPLICATION_GAS = 12_000;
    uint256 private constant G2_MULTIPLICATION_GAS = 22_500;
    uint256 private constant PAIRING_BASE_GAS = 37_700;
    uint256 private constant PAIRING_GAS = 32_600;
    uint256 private constant MAP_TO_G1_GAS = 5_500;

    /// @notice Writes the generator of G1.
    function storeG1(uint256 to) internal pure {
        _storeGeneratorX(to);
        Memory.store(to + 64, 0x0000000000000000000000000000000008b3f481e3aaa0f1a09e30ed741d8ae4);
        Memory.store(to + 96, 0xfcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1);
    }

    /// @notice Writes minus the generator of G1.
    function storeNegativeG1(uint256 to) internal pure {
        _storeGeneratorX(to);
        Memory.store(to + 64, 0x00000000000000000000000000000000114d1d6855d545a8aa7d76c8cf2e21f2);
        Memory.store(to + 96, 0x67816aef1db507c96655b9d5caac42364e6f38ba0ecb751bad54dcd6b939c2ca);
    }

    /// @notice Writes minus the generator of G2.
    function storeNegativeG2(uint256 to) internal pure {
        Memory.store(to, 0x00000000000000000000000000000000024aa2b2f08f0a91260805272dc51051);
        Memory.store(to + 32, 0xc6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8);
        Memory.store(to + 64, 0x0000000000000000000000000000000013e02b6052719f607dacd3a088274f65);
        Memory.store(to + 96, 0x596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e);
        Memory.store(to + 128, 0x000000000000000000000000000000000d1b3cc2c7027888be51d9ef691d77bc);
        Memory.store(to + 160, 0xb679afda66c73f17f9ee3837a55024f78c71363275a75d75d86bab79f74782aa);
        Memory.store(to + 192, 0x0000000000000000000000000000000013fa4d4a0ad8b1ce186ed5061789213d);
        Memory.store(to + 224, 0x993923066dddaf1040bc3ff59f825c78df74f2d75467e25e0f55f8a00fa030ed);
    }

    /// @notice Whether all bytes of a point are zero.
    function isInfinity(bytes calldata point) internal pure returns (bool) {
        uint256 joined;
        for (uint256 i; i + 32 <= point.length; i += 32) {
            joined |= uint256(bytes32(point[i:i + 32]));
        }
        return joined == 0;
    }

    /// @notice Adds the two G1 points at `points` (256 bytes). Only for points that are known to be in the subgroup.
    function add(uint256 points, uint256 sum) internal view returns (bool ok) {
        return Memory.staticCall(G1_ADD, G1_ADD_GAS, points, 2 * G1_SIZE, sum, G1_SIZE);
    }

    /// @notice sum of scalar times point over `count` terms at `terms`; false where a point is not in G1.
    function multiply(uint256 terms, uint256 count, uint256 sum) internal view returns (bool ok) {
        return Memory.staticCall(G1_MSM, count * G1_MULTIPLICATION_GAS, terms, count * TERM_SIZE, sum, G1_SIZE);
    }

    /// @notice The same in G2; a term is a point and its 32-byte scalar, 288 bytes.
    function multiplyG2(uint256 terms, uint256 count, uint256 sum) internal view returns (bool ok) {
        uint256 size = count * (G2_SIZE + 32);
        return Memory.staticCall(G2_MSM, count * G2_MULTIPLICATION_GAS, terms, size, sum, G2_SIZE);
    }

    /// @notice Whether the product of the pairings of `count` pairs at `pairs` is one.
    /// @return ok false where a point is not in its group
    /// @return one the product is one; false where not ok
    function pairing(uint256 pairs, uint256 count) internal view returns (bool ok, bool one) {
        uint256 answer = Memory.allocate(32);
        ok = Memory.staticCall(PAIRING, PAIRING_BASE_GAS + count * PAIRING_GAS, pairs, count * PAIR_SIZE, answer, 32);
        one = ok && Memory.load(answer) == 1;
    }

    /// @notice Maps a field element (64 bytes, below p) to a point of G1 (RFC 9380 SSWU, cofactor cleared).
    function mapToG1(uint256 element, uint256 point) internal view returns (bool ok) {
        return Memory.staticCall(MAP_TO_G1, MAP_TO_G1_GAS, element, 64, point, G1_SIZE);
    }

    function _storeGeneratorX(uint256 to) private pure {
        Memory.store(to, 0x0000000000000000000000000000000017f1d3a73197d7942695638c4fa9ac0f);
        Memory.store(to + 32, 0xc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb);
    }
}
