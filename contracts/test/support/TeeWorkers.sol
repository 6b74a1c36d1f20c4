// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITeeRegistry} from "../../src/proof/ITeeRegistry.sol";
import {Network} from "./Network.sol";
import {ProverCurve} from "./ProverCurve.sol";

/// @title Registers TEE workers with real keys, proofs of possession and attestations.
abstract contract TeeWorkers is Network {
    uint256 private constant ORDER = ProverCurve.ORDER;

    /// @notice Worker `index` opens group `index` (0 to 3).
    function openGroup(uint8 index) internal returns (uint16 tiKey, uint16 worker) {
        address account = workerAccount(index);
        ITeeRegistry.GroupKey memory key = groupKey(index, account);
        ITeeRegistry.WorkerRegistration memory registration = workerRegistration(index, account);
        bytes32 digest = keccak256(bytes.concat(key.x, key.a, key.srsDigest, key.sealKey));
        registration.report = attest(account, teeRegistry.keysDigest(account, registration, digest));
        vm.prank(account);
        return teeRegistry.openGroup(key, registration);
    }

    function workerAccount(uint256 index) internal pure returns (address) {
        return vm.addr(secret("worker account", index));
    }

    function workerSigningKey(uint256 index) internal pure returns (uint256) {
        return secret("worker signer", index);
    }

    /// @notice X, then A of group `group`, 512 bytes.
    function tiPoints(uint256 group) internal view returns (bytes memory) {
        return
            bytes.concat(ProverCurve.g2(tiSecret(group)), ProverCurve.g2(mulmod(tiSecret(group), alpha(group), ORDER)));
    }

    function tiSecret(uint256 group) internal pure returns (uint256) {
        return scalar("ti x", group);
    }

    function alpha(uint256 group) internal pure returns (uint256) {
        return scalar("ti alpha", group);
    }

    function secret(string memory purpose, uint256 index) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(purpose, index))) >> 1;
    }

    function scalar(string memory purpose, uint256 index) internal pure returns (uint256) {
        return secret(purpose, index) % (ORDER - 1) + 1;
    }

    function groupKey(uint8 group, address account) private view returns (ITeeRegistry.GroupKey memory key) {
        bytes memory points = tiPoints(group);
        key.x = part(points, 0);
        key.a = part(points, 256);
        key.srs1 = ProverCurve.g1(alpha(group));
        key.srsDigest = keccak256(abi.encode("srs", group));
        key.sealKey = bytes.concat(bytes1(0xa0), new bytes(46), bytes1(0x07));
        bytes32 message = teeRegistry.groupPossessionMessage(account, group, key.x, key.a, key.srsDigest);
        key.possession = signWith("CESS4J-TPOP--V1_", message, tiSecret(group));
    }

    function workerRegistration(uint8 index, address account)
        private
        view
        returns (ITeeRegistry.WorkerRegistration memory registration)
    {
        registration.group = index;
        registration.signer = vm.addr(workerSigningKey(index));
        registration.vrfKey = ProverCurve.g2(scalar("worker vrf", index));
        bytes32 message = teeRegistry.vrfPossessionMessage(account, registration.vrfKey);
        registration.vrfPossession = signWith("CESS4J-VPOP--V1_", message, scalar("worker vrf", index));
        registration.tlsKeyHash = keccak256(abi.encode("worker tls", index));
        registration.endpoint = "https://127.0.0.1:9443";
    }

    function attest(address account, bytes32 keysDigest) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(AUTHORITY_KEY, attestation.digest(account, keysDigest));
        return abi.encodePacked(r, s, v);
    }

    function signWith(bytes16 purpose, bytes32 message, uint256 key) internal view returns (bytes memory) {
        return ProverCurve.multiply(ProverCurve.hashToG1(purpose, bytes.concat(message)), key);
    }

    function part(bytes memory points, uint256 start) private pure returns (bytes memory point) {
        point = new bytes(256);
        for (uint256 i = 0; i < 256; i++) {
            point[i] = points[start + i];
        }
    }
}
