// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {AuditsFixture} from "./support/AuditsFixture.sol";
import {FreeVerifier} from "./support/Doubles.sol";

/// @notice Gas gates of protocol.md section 4. All storage is cold before each measured call.
contract StorageGasTest is AuditsFixture {
    uint256 private constant HOLDINGS = 800;

    function test_AccountingOfAProof() public {
        for (uint256 i; i < HOLDINGS; ++i) {
            _activate(_miners(2, 1), 2, SIZE, 420);
        }
        uint8 last = uint8(WINDOWS - 1);
        _makeDueIn(1, 101, last);
        _goToWindow(101, last);
        vm.snapshotValue("Storage", "prove, accounting, c = 64, the network's first proof", _accounting(1, last));

        // the day after: another miner has proven before, and money has flowed
        _proveToday(2, _goToDuty(2, 102));
        _makeDueIn(1, 102, last);
        _goToWindow(102, last);
        uint256 used = _accounting(1, last);
        vm.snapshotValue("Storage", "prove, accounting, c = 64, 24th window", used);
        assertLe(used, 350_000);
    }

    /// @dev The verifier costs nothing here, and keys and proof, which only it reads, are all but empty: as calldata they
    /// would be another 11,000 gas.
    /// @return used gas of a proof without what the verifier takes
    function _accounting(uint32 miner, uint8 window) private returns (uint256 used) {
        IAuditRounds.Submission[] memory submissions = _one(_submission(miner, window));
        assertGt(_distinct(submissions[0].hints), 56);
        bytes memory code = address(verifier).code;
        vm.etch(address(verifier), address(new FreeVerifier()).code);
        _cool();
        audits.prove(submissions);
        used = vm.lastCallGas().gasTotalUsed;
        vm.etch(address(verifier), code);
    }

    function test_ClaimOver359Days() public {
        uint32 id = _activate(_miners(12, 1), 4, SIZE, 462);
        _goTo(101 + 359);
        _cool();
        deals.claim(id);
        vm.snapshotValue("Storage", "claim, n = 12, 359 days", vm.lastCallGas().gasTotalUsed);
    }

    function test_RemoveAndActivate() public {
        _activateMeasured(6, "activate, n = 6, cold");
        _activateMeasured(6, "activate, n = 6, warm");
        _activateMeasured(12, "activate, n = 12, half cold");
        uint32 id = _activateMeasured(12, "activate, n = 12, warm");
        uint32[] memory holdings = new uint32[](12);
        for (uint256 i; i < 12; ++i) {
            holdings[i] = i < 6 ? 3 : 1;
        }
        _goTo(102);
        _cool();
        vm.prank(client);
        deals.remove(id, holdings, 0, "");
        vm.snapshotValue("Storage", "remove, n = 12", vm.lastCallGas().gasTotalUsed);
    }

    function _activateMeasured(uint256 n, string memory name) private returns (uint32) {
        IOrders.Order memory order = _order(_miners(n, 1), 4, 420);
        IDeals.Activation memory activation = _activation(order, SIZE);
        _cool();
        deals.activate(activation);
        vm.snapshotValue("Storage", name, vm.lastCallGas().gasTotalUsed);
        return order.id;
    }

    /// @dev Puts beats under which the miner is due in no window before `window`.
    function _makeDueIn(uint32 miner, uint256 day, uint256 window) private {
        for (uint256 i; i <= window; ++i) {
            bytes32 seed;
            for (uint256 j;; ++j) {
                seed = keccak256(abi.encode("gas", i, j));
                bool due = uint256(keccak256(abi.encode(seed, miner))) % (WINDOWS - i) == 0;
                if (due == (i == window)) break;
            }
            beats.put(day, i, seed);
        }
    }

    function _cool() private {
        vm.cool(address(deals));
        vm.cool(address(audits));
        vm.cool(address(parameters));
        vm.cool(address(registry));
        vm.cool(address(teeRegistry));
        vm.cool(address(beats));
        vm.cool(address(orders));
        vm.cool(address(vault));
        vm.cool(address(verifier));
    }

    function _distinct(bytes memory hints) private pure returns (uint256 count) {
        bool[] memory seen = new bool[](HOLDINGS);
        for (uint256 i; i < hints.length; i += 4) {
            uint256 number = uint256(uint8(hints[i + 2])) << 8 | uint8(hints[i + 3]);
            if (!seen[number]) ++count;
            seen[number] = true;
        }
    }
}
