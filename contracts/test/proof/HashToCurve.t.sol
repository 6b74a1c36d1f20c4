// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HashToCurve} from "../../src/lib/HashToCurve.sol";
import {Memory} from "../../src/lib/Memory.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {Test} from "../support/Test.sol";

/// @title Hash to curve against points that blst computed (jblst 0.3.17, hash_to with the same tags).
contract HashToCurveTest is Test {
    function test_matchesBlst_zeroMessage() external view {
        bytes memory expected =
            hex"0000000000000000000000000000000006a172e6254f3d005864606e4617a11c32b374ff3b543ece6874e8394b02c7149e13f3e634a73cc343b0355bc027f87a0000000000000000000000000000000005a546826ef205e917dbbacbec1abc9514506a333d0a6b12de72410f5a1ffc39fe645d490f94b6c964e4d0c150e4051f";
        assertEq(
            HashToCurve.hashOne(
                "CESS4J-PODR2-V1_", hex"0000000000000000000000000000000000000000000000000000000000000000"
            ),
            expected
        );
    }

    function test_matchesBlst_onesMessage() external view {
        bytes memory expected =
            hex"0000000000000000000000000000000014d2da647b0082948bc25f82dcbd2412fd6ba3496719435fd6d4d23159409f8623f739dab05aa24d17e00d88df103136000000000000000000000000000000000eda6a377a6085679a549af372dbec6865490733878e0c04abb69b7621f89d068e98a2a3ff5dbac0b8516b9f150cad6b";
        assertEq(
            HashToCurve.hashOne(
                "CESS4J-PODR2-V1_", hex"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            ),
            expected
        );
    }

    function test_matchesBlst_keyPossession() external view {
        bytes memory expected =
            hex"00000000000000000000000000000000071609170febe0314a0e1df574c3b08ea62e93ed3953c69c1efe6d8b2cfba9f9394ff70105e0fca57c8c02d70fdc6acc0000000000000000000000000000000011fa62b4100c1eee2e7eeaa1cb5763be178de83c55db4a62d5be431b7e2a2b9dac4448b020404987595116de6deb40fb";
        assertEq(
            HashToCurve.hashOne(
                "CESS4J-KPOP--V1_", hex"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
            ),
            expected
        );
    }

    function test_matchesBlst_vrf() external view {
        bytes memory expected =
            hex"000000000000000000000000000000001065c283e3d13838e2a661f429b9c34d234e6c24137be90924f8b8a05b202968bd974650601a01720db5a46d37d84bf300000000000000000000000000000000037c1f085842d9a4abe90217e074dca6e94dddf8c2279d85d87aaad899e35772eb9a1d5d9733301c6324b0dbfebd2e0d";
        assertEq(
            HashToCurve.hashOne(
                "CESS4J-VRF---V1_", hex"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
            ),
            expected
        );
    }

    /// @dev m_0 = 0, m_(k+1) = SHA-256(m_k); SHA-256 over the 256 points. One workspace serves them all.
    function test_matchesBlst_chainOf256Messages() external view {
        bytes memory points;
        bytes32 message;
        for (uint256 k; k < 256; ++k) {
            points = bytes.concat(points, HashToCurve.hashOne("CESS4J-PODR2-V1_", message));
            message = sha256(bytes.concat(message));
        }
        assertEq(sha256(points), 0x083d2260699550fef18318e5c88a818e283fa761c8d44c1e7d842e0840ae8743);
    }

    /// forge-config: default.fuzz.runs = 128
    function testFuzz_equalsTheTextbookForm(bytes16 purpose, bytes32 message) external view {
        assertEq(HashToCurve.hashOne(purpose, message), ProverCurve.hashToG1(purpose, bytes.concat(message)));
    }

    function test_purposesDoNotShareAPoint() external view {
        assertNotEq(HashToCurve.hashOne("CESS4J-VRF---V1_", 0), HashToCurve.hashOne("CESS4J-VPOP--V1_", 0));
    }

    function test_anAccountWithoutCodeIsNoPrecompile() external view {
        uint256 answer = Memory.allocate(32);
        assertFalse(Memory.staticCall(address(0xdead), 10_000, answer, 32, answer, 32), "no answer, no success");
    }

    function test_gasOfOneHash() external {
        this.hashOne(0);
        assertLt(vm.snapshotGasLastCall("hash-to-curve", "hash to curve: one message"), 25_000);
    }

    function hashOne(bytes32 message) external view returns (bytes memory) {
        return HashToCurve.hashOne("CESS4J-PODR2-V1_", message);
    }
}
