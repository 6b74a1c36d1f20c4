// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IShareGrants} from "../../src/sharing/IShareGrants.sol";
import {Network} from "../support/Network.sol";

/// @title Alice shares a file with Bob through five proxies, three of which have to answer; the points come from Java.
/// @dev The file is written by io.cess4j.proofs.sharing.SharingVectors from a fixed seed.
abstract contract SharingFixture is Network {
    uint256 internal constant PROXIES = 5;
    uint64 internal constant NO_END = type(uint64).max;

    address internal alice;
    address internal bob;
    /// @dev Ascending, with their keys.
    address[] internal proxyAccounts;
    uint256[] internal proxySecrets;
    string private _json;

    function deploySharing() internal {
        deployNetwork(false);
        _json = vm.readFile("../offchain-workers/proofs/src/test/resources/sharing-vectors.json");
        alice = makeAddress("alice");
        bob = makeAddress("bob");
        for (uint256 i; i < PROXIES; ++i) {
            (address account, uint256 secret) = makeAccount(string.concat("proxy ", vm.toString(i)));
            _insert(account, secret);
            vm.prank(account);
            proxies.register(point("readerKey"), "http://127.0.0.1:1");
        }
        bytes memory key = point("readerKey");
        vm.prank(bob);
        readerKeys.register(key);
    }

    function point(string memory name) internal view returns (bytes memory) {
        return vm.parseJsonBytes(_json, string.concat(".", name));
    }

    function word(string memory name) internal view returns (bytes32) {
        return vm.parseJsonBytes32(_json, string.concat(".", name));
    }

    function points(string memory name) internal view returns (bytes[] memory) {
        return vm.parseJsonBytesArray(_json, string.concat(".", name));
    }

    /// @notice Terms by which Alice lets Bob read, through the first `count` proxies.
    function termsOf(bytes32 salt, uint256 count, uint8 threshold) internal view returns (IShareGrants.Terms memory) {
        address[] memory accounts = new address[](count);
        bytes[] memory keys = points("shareKeys");
        bytes memory shareKeys;
        for (uint256 i; i < count; ++i) {
            accounts[i] = proxyAccounts[i];
            shareKeys = bytes.concat(shareKeys, keys[i]);
        }
        return IShareGrants.Terms(
            salt,
            word("label"),
            bob,
            NO_END,
            threshold,
            point("labelKey"),
            point("readerKey"),
            point("ephemeral"),
            accounts,
            shareKeys
        );
    }

    function file() internal view returns (IShareGrants.SealedFile[] memory files) {
        files = new IShareGrants.SealedFile[](1);
        files[0] = IShareGrants.SealedFile(word("fid"), point("capsule"));
    }

    function shareKeyHashes(uint256 count) internal view returns (bytes32[] memory keys) {
        keys = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            keys[i] = keccak256(points("shareKeys")[i]);
        }
    }

    function describe(bytes32 id, IShareGrants.Terms memory terms, uint32 epoch)
        internal
        view
        returns (IShareGrants.Description memory)
    {
        return IShareGrants.Description(
            id,
            terms.label,
            epoch,
            terms.reader,
            terms.threshold,
            keccak256(terms.labelKey),
            keccak256(terms.readerKey),
            keccak256(terms.ephemeral),
            keccak256(abi.encode(terms.proxies, shareKeyHashes(terms.proxies.length)))
        );
    }

    function _insert(address account, uint256 secret) private {
        proxyAccounts.push(account);
        proxySecrets.push(secret);
        for (uint256 i = proxyAccounts.length - 1; i > 0 && proxyAccounts[i] < proxyAccounts[i - 1]; --i) {
            (proxyAccounts[i], proxyAccounts[i - 1]) = (proxyAccounts[i - 1], proxyAccounts[i]);
            (proxySecrets[i], proxySecrets[i - 1]) = (proxySecrets[i - 1], proxySecrets[i]);
        }
    }
}
